package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;

/**
 * A file runs a command. Shell forms are taken apart: {@code cd app && exec flask run} gives two commands.
 *
 * @param place the whole command
 * @param assignments the {@code NAME=value} words in front of the command
 * @param words the program and its arguments, at least one
 */
public record Command(Place place, List<EnvVar> assignments, List<Word> words) {
    public Command {
        assignments = List.copyOf(assignments);
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command without a program");
        }
    }
}
