package dev.undebug.python.syntax.token;

/** The characters that {@code \N{...}} names. */
public final class CharacterNames {
    static final int UNKNOWN = -1;
    // A wrong name costs an exception; a file full of them is not worth it.
    private static final int MAX_UNKNOWN = 1000;

    private int unknown;

    /** Returns the code point of that name, {@link #UNKNOWN} where there is none. */
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
