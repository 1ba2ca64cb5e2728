package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A file of which only a part was read.
 *
 * @param place the part that was not read, or where the mistake is that keeps it from being read
 * @param reason completes the sentence "was not read: …"
 */
public record PartlyRead(Place place, String reason) {}
