package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A file runs a command. Shell forms are taken apart: {@code cd app && exec flask run} gives two commands. Programs that
 * only start another one ({@code exec}, {@code env}, {@code tini --}, {@code poetry run}, {@code sh -c}) are taken off.
 *
 * @param place the whole command as it is written, with what was taken off
 * @param assignments variables that are set for this command, a later one wins: exported before it in the same text, by
 *     {@code env}, or in front of it
 * @param words the program and its arguments, at least one
 * @param conditional whether it is run only in some cases: in a branch of an {@code if} or {@code case}, in a loop or a function
 * @param script the shell text that it is a part of; all commands of one text have the same
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

    /** A command that stands by itself. */
    public Command(Place place, List<EnvVar> assignments, List<Word> words, boolean conditional) {
        this(place, assignments, words, conditional, Optional.empty());
    }

    /** Returns where one of its words stands. */
    public Place placeOf(Word word) {
        return word.elsewhere().orElse(place.file()).place(word.span());
    }

    /** Returns its words for a command that is put together from several files. */
    public List<Word> wordsForElsewhere() {
        return words.stream().map(word -> word.from(place.file())).toList();
    }
}
