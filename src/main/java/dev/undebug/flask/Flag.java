package dev.undebug.flask;

/** Whether something is on, as far as it can be told. */
public enum Flag {
    ON,
    OFF,
    UNKNOWN;

    /** Returns the flag for a value that is known. */
    public static Flag of(boolean on) {
        return on ? ON : OFF;
    }
}
