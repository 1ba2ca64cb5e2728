package dev.undebug.fact;

import java.util.Locale;

/** Who meets a launch. */
public enum Role {
    PRODUCTION,
    STAGING,
    DEVELOPMENT,
    TEST,
    /** Nothing says; judged like production. */
    UNKNOWN;

    /** Returns the name that reports use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
