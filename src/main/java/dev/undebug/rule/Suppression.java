package dev.undebug.rule;

import dev.undebug.source.Place;

/**
 * A comment that allows a finding.
 *
 * @param reason what it says for a reason; {@code nosec} or {@code noqa} where the comment is another tool's
 */
public record Suppression(Place place, String reason) {}
