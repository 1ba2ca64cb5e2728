package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A file with invalid syntax, of which only a part was read.
 *
 * @param place the mistake
 * @param format for example {@code YAML}
 * @param reason the mistake in words, without a full stop
 */
public record BrokenSyntax(Place place, String format, String reason) {}
