package dev.undebug.rule;

import dev.undebug.source.Place;

/**
 * A comment that allows a finding.
 *
 * @param reason the reason in the comment; another tool's comment begins with {@code nosec} or {@code noqa}
 * @param bare whether it gives no reason: another tool's comment
 */
public record Suppression(Place place, String reason, boolean bare) {}
