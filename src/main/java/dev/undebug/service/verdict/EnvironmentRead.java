package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A read of an environment variable that turns debug mode on although nobody set the variable for that.
 *
 * @param sink the switch that receives the value
 * @param place the whole expression with the read
 * @param words which of {@code 0}, {@code False} and {@code 1} turn debug mode on
 * @param loaded the value in an env file that the program loads by itself
 */
public record EnvironmentRead(
        Switch sink, VariableRead read, Place place, When when, List<String> words, Optional<Place> loaded)
        implements Switch {
    /** Values that people set to turn something off, and that careless code takes for on. */
    public static final List<String> OFF_WORDS = List.of("0", "False");

    public static final String ON_WORD = "1";

    public EnvironmentRead {
        words = List.copyOf(words);
    }

    /** The condition under which the read turns debug mode on. */
    public enum When {
        /** The variable is not set. */
        UNSET,
        /** The variable is set, and debug mode would be on without it, too. */
        SET,
        /** The variable is not set, and a file that the program loads by itself sets it. */
        LOADED,
        /** The variable is set to a word that means off. */
        OFF_WORD,
        /** Only if the variable were set to a word that means off. */
        LATENT
    }

    @Override
    public String subject() {
        return "reads " + read.variable();
    }

    @Override
    public boolean turnsDebugOn() {
        return true;
    }

    @Override
    public boolean isOverriddenByFlaskRun() {
        return sink.isOverriddenByFlaskRun();
    }

    @Override
    public boolean isBehind(EnvironmentRead other) {
        return place.equals(other.place);
    }

    /** Returns the same read with another condition and other words. */
    public EnvironmentRead with(When state, List<String> on) {
        return new EnvironmentRead(sink, read, place, state, on, loaded);
    }
}
