package dev.undebug.read.shell.program;

import java.util.List;
import java.util.function.Function;

/** The program that a command hands to a manager, whose own options stand around and between its words. */
public final class KeptProgram {
    private KeptProgram() {}

    /**
     * Returns the words of the program; none if the command starts none.
     *
     * @param manager the name of the command without a folder
     * @param at the index of the command
     */
    public static <T> List<T> of(String manager, List<T> words, int at, Function<T, String> value) {
        if (Pm2Command.is(manager)) {
            return Pm2Command.started(words, at, value);
        }
        return manager.equals(DaemonCommand.PROGRAM) ? DaemonCommand.started(words, at, value) : List.of();
    }
}
