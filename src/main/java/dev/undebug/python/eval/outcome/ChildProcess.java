package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;

/**
 * A command that the program runs.
 *
 * @param call the call that runs it
 * @param words the program and its arguments; with {@code shell}, one word that a shell splits
 * @param inherits whether it gets the environment of this program as it is
 * @param settings the debug variables in the command's environment that this program sets
 * @param certain false if an undecided condition guards it
 */
public record ChildProcess(
        Place call, List<Word> words, boolean shell, boolean inherits, List<DebugSetting> settings, boolean certain) {
    public ChildProcess {
        words = List.copyOf(words);
        settings = List.copyOf(settings);
    }

    /**
     * A word.
     *
     * @param place the expression that gives it
     */
    public record Word(String text, Place place) {}

    /** Returns this command as uncertain, because parts of the program were skipped. */
    public ChildProcess doubted() {
        return new ChildProcess(call, words, shell, inherits, settings, false);
    }
}
