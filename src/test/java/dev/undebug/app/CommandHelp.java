package dev.undebug.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** What the program's own commands say of themselves, for tests elsewhere. */
public final class CommandHelp {
    private CommandHelp() {}

    /** Returns the help of a command of the program; empty where there is none. */
    public static Optional<String> of(String command) {
        StringWriter out = new StringWriter();
        Main.undebug().execute(new PrintWriter(out), new PrintWriter(new StringWriter()), command, "--help");
        // Of a word that is no command the program shows its own help.
        return Optional.of(out.toString()).filter(help -> help.startsWith("Usage: undebug " + command + " "));
    }
}
