package dev.undebug.app;

import dev.undebug.cli.UndebugCommand;
import dev.undebug.demo.DemoCommand;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(undebug().execute(args));
    }

    /** Without a command it is the server. */
    static UndebugCommand undebug() {
        return new UndebugCommand(new ServeCommand(), new DemoCommand(DemoServer::launch));
    }
}
