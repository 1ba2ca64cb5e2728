package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A command that a file runs. Shell text is split: {@code cd app && exec flask run} gives two commands. Wrappers that
 * only start another program ({@code exec}, {@code env}, {@code tini --}, {@code poetry run}, {@code sh -c}) are
 * removed.
 *
 * @param place the whole command as written, wrappers included
 * @param assignments variables that are set for this command, a later one wins: exported before it in the same
 *     text, by {@code env}, or in front of it
 * @param words the program and its arguments, at least one; assignments that no shell reads are among them, and the first
 *     of these takes the program's place
 * @param conditional whether it runs only in some cases: in a branch of an {@code if} or {@code case}, in a loop or
 *     a function
 * @param script the shell text that contains it; all commands of one text share it
 */
public record Command(
        Place place, List<EnvVar> assignments, List<Word> words, boolean conditional, Optional<Script> script) {
    public Command {
        assignments = List.copyOf(assignments);
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command without a program");
        }
    }

    /** Creates a command outside of shell text. */
    public Command(Place place, List<EnvVar> assignments, List<Word> words, boolean conditional) {
        this(place, assignments, words, conditional, Optional.empty());
    }

    /** Returns the place of one of its words. */
    public Place placeOf(Word word) {
        return word.elsewhere().orElse(place.file()).place(word.span());
    }

    /** Returns its words for a command assembled from several files. */
    public List<Word> wordsForElsewhere() {
        return words.stream().map(word -> word.from(place.file())).toList();
    }
}
