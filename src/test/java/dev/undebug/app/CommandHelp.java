package dev.undebug.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** The help of the program's own commands, for tests in other packages. */
public final class CommandHelp {
    private CommandHelp() {}

    /** Returns the help of a command of the program; empty if there is no such command. */
    public static Optional<String> of(String command) {
        StringWriter out = new StringWriter();
        Main.undebug().execute(new PrintWriter(out), new PrintWriter(new StringWriter()), command, "--help");
        // For an unknown command the program shows its own help.
        return Optional.of(out.toString()).filter(help -> help.startsWith("Usage: undebug " + command + " "));
    }
}
