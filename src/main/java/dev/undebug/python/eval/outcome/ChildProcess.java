package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;

/**
 * A command that the program runs.
 *
 * @param call the call that runs it
 * @param words the program and its arguments, without text where they are not known; with {@code shell}, one word that a
 *     shell splits; empty if nothing is known. Of a word that is known in part, a {@link #GAP} stands for each other part
 * @param inherits whether it gets the environment of this program as it is
 * @param settings the debug variables in the command's environment that this program sets
 * @param certain false if an undecided condition guards it
 */
public record ChildProcess(
        Place call, List<Word> words, boolean shell, boolean inherits, List<DebugSetting> settings, boolean certain) {
    /** A parameter of the shell that nothing sets: stands for what is not known of a text. */
    public static final String GAP = "${_}";

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

    /** Returns whether it is known what runs, but for arguments. */
    public boolean isKnown() {
        return !words.isEmpty() && !(shell && words.get(0).text().contains(GAP));
    }

    /** Returns this command as uncertain, because parts of the program were skipped. */
    public ChildProcess doubted() {
        return new ChildProcess(call, words, shell, inherits, settings, false);
    }
}
