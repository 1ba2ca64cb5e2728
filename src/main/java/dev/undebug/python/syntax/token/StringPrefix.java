package dev.undebug.python.syntax.token;

/** The letters before the quotes of a string. */
public final class StringPrefix {
    public static final int RAW = 1;
    static final int BYTES = 2;
    public static final int FORMATTED = 4;
    private static final int UNICODE = 8;
    /** Not a prefix. */
    public static final int INVALID = -1;

    private static final int LONGEST = 2;

    private StringPrefix() {}

    /** Returns the flags of a string prefix; {@link #INVALID} for any other word. */
    public static int flags(char[] chars, int start, int end) {
        if (end - start > LONGEST) {
            return INVALID;
        }
        int flags = 0;
        for (int i = start; i < end; i++) {
            int flag = flag(chars[i]);
            if (flag == INVALID || (flags & flag) != 0) {
                return INVALID;
            }
            flags |= flag;
        }
        boolean clash = (flags & ~RAW) != 0 && Integer.bitCount(flags & ~RAW) > 1;
        return clash ? INVALID : flags;
    }

    private static int flag(char c) {
        return switch (c) {
            case 'r', 'R' -> RAW;
            case 'b', 'B' -> BYTES;
            case 'f', 'F', 't', 'T' -> FORMATTED;
            case 'u', 'U' -> UNICODE;
            default -> INVALID;
        };
    }
}
