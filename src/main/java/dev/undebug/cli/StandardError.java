package dev.undebug.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;

/** The standard error of this process. */
final class StandardError {
    private StandardError() {}

    /**
     * Returns whether it is a terminal that can rewrite a line. False where that is unknown: on Windows, or without
     * a shell.
     */
    static boolean isTerminal() {
        return canRewrite(System.getenv()) && isTerminal(Redirect.INHERIT);
    }

    static boolean canRewrite(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "");
        return !terminal.isEmpty() && !terminal.equals("dumb");
    }

    /**
     * Java cannot tell: {@code System.console()} knows standard input and output only, or from JDK 22 on exists without
     * a terminal, too. So a shell inherits the stream and asks the system.
     */
    static boolean isTerminal(Redirect error) {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", "test -t 2")
                .redirectError(error)
                .redirectOutput(Redirect.DISCARD);
        try {
            return shell.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            // Then nobody waits for the answer.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
