package dev.undebug.fact;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * A file sets an environment variable.
 *
 * @param name for example {@code FLASK_DEBUG}
 * @param value the value that the program sees; empty where the file passes on what its host has or computes it
 * @param place the whole assignment, as a finding points at it
 * @param valueSpan the value as it is written, quotes included; what a fix replaces
 */
public record EnvVar(String name, Optional<String> value, Place place, Span valueSpan) {}
