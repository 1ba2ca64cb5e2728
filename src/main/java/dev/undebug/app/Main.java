package dev.undebug.app;

import dev.undebug.cli.UndebugCommand;
import dev.undebug.demo.DemoCommand;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(undebug().execute(args));
    }

    /** Runs the server if there is no command. */
    static UndebugCommand undebug() {
        return new UndebugCommand(new ServeCommand(), new DemoCommand(DemoServer::launch));
    }
}
