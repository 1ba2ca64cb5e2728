package dev.undebug.python.eval.oracle;

/** The known value of a flag. */
enum Sign {
    ON,
    OFF,
    UNKNOWN,
    /** There is no application that has the flag. */
    NOTHING;

    static Sign of(boolean flag) {
        return flag ? ON : OFF;
    }

    boolean allows(Sign real) {
        return this == UNKNOWN || this == real;
    }
}
