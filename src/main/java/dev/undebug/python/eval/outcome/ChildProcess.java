package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;

/**
 * The program runs a command.
 *
 * @param call where
 * @param words the program and its arguments; one word, which a shell takes apart, where {@code shell} is set
 * @param settings the debug variables that the command finds in its environment because this program sets them
 * @param certain false when a condition that cannot be told guards it
 */
public record ChildProcess(Place call, List<Word> words, boolean shell, List<DebugSetting> settings, boolean certain) {
    public ChildProcess {
        words = List.copyOf(words);
        settings = List.copyOf(settings);
    }

    /**
     * A word.
     *
     * @param place the expression that is written for it
     */
    public record Word(String text, Place place) {}

    /** Returns this command in a program of which something was left out. */
    public ChildProcess doubted() {
        return new ChildProcess(call, words, shell, settings, false);
    }
}
