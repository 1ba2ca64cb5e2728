package dev.undebug.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The severity of a finding, lowest first, so that the natural order compares. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Returns the name that reports and the configuration use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the severity with this name; empty for other names. */
    public static Optional<Severity> named(String id) {
        return Arrays.stream(values())
                .filter(severity -> severity.id().equals(id))
                .findFirst();
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    /** Returns the next lower severity; low has none. */
    Severity lower() {
        return switch (this) {
            case CRITICAL -> HIGH;
            case HIGH -> MEDIUM;
            case MEDIUM, LOW -> LOW;
        };
    }
}
