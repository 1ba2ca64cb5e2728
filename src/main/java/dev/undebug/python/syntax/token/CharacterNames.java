package dev.undebug.python.syntax.token;

/** The Unicode characters that {@code \N{...}} names. */
public final class CharacterNames {
    static final int UNKNOWN = -1;
    // Every wrong name costs an exception, so a file full of wrong names must not look all of them up.
    private static final int MAX_UNKNOWN = 1000;

    private int unknown;

    /** Returns the code point of a name, or {@link #UNKNOWN}. */
    int codePoint(String name) {
        if (unknown > MAX_UNKNOWN) {
            return UNKNOWN;
        }
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            unknown++;
            return UNKNOWN;
        }
    }
}
