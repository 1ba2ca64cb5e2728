package dev.undebug.flask;

/** Whether something is on, as far as it is known. */
public enum Flag {
    ON,
    OFF,
    UNKNOWN;

    /** Returns the flag for a known value. */
    public static Flag of(boolean on) {
        return on ? ON : OFF;
    }
}
