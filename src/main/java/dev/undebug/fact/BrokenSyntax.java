package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A file is not of the format that it is written in, so that only a part of it was read.
 *
 * @param place where that shows
 * @param format for example {@code YAML}
 * @param reason what is wrong, without a full stop
 */
public record BrokenSyntax(Place place, String format, String reason) {}
