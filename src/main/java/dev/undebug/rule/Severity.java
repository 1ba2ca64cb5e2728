package dev.undebug.rule;

import java.util.Locale;

/** How bad a finding is, least first, so that the natural order compares. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Returns the name that reports and the configuration use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
