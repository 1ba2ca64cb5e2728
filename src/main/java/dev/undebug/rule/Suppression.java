package dev.undebug.rule;

import dev.undebug.source.Place;

/**
 * A comment that allows a finding.
 *
 * @param reason the reason in the comment; {@code nosec} or {@code noqa} for another tool's comment
 */
public record Suppression(Place place, String reason) {}
