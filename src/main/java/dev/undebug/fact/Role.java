package dev.undebug.fact;

import java.util.Locale;

/** The environment of a launch: production, staging, development or test. */
public enum Role {
    PRODUCTION,
    STAGING,
    DEVELOPMENT,
    TEST,
    /** Not stated; judged like production. */
    UNKNOWN;

    /** Returns whether only developers and tests meet it. */
    public boolean isPrivate() {
        return this == DEVELOPMENT || this == TEST;
    }

    /** Returns the name for reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
