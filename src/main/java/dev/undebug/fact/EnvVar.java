package dev.undebug.fact;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * An environment variable that a file sets.
 *
 * @param name for example {@code FLASK_DEBUG}
 * @param value the value that the program sees; empty if the file passes on the host's value or computes it
 * @param place the whole assignment, as a finding points at it
 * @param valueSpan the value as written, quotes included; a fix replaces it
 */
public record EnvVar(String name, Optional<String> value, Place place, Span valueSpan) {
    /** Returns the same variable with another value; empty where it is not known. */
    public EnvVar with(Optional<String> other) {
        return new EnvVar(name, other, place, valueSpan);
    }

    /** Returns the same variable under another name. */
    public EnvVar named(String other) {
        return new EnvVar(other, value, place, valueSpan);
    }
}
