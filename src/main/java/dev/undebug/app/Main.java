package dev.undebug.app;

import dev.undebug.demo.DemoCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Undebug())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new DemoCommand(DemoServer::launch));
    }

    /** Without a command it is the server. */
    @Command(
            name = "undebug",
            mixinStandardHelpOptions = true,
            description = "Keeps Flask debug mode out of production.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class Undebug implements Callable<Integer> {
        @Override
        public Integer call() {
            return new ServeCommand().call();
        }
    }
}
