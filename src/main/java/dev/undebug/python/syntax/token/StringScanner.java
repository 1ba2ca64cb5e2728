package dev.undebug.python.syntax.token;

import static dev.undebug.python.syntax.token.CharacterClass.isLineEnd;

/** Finds the end of a string literal. */
public final class StringScanner {
    private StringScanner() {}

    public static boolean isTriple(char[] chars, int open) {
        return chars[open + 1] == chars[open] && chars[open + 2] == chars[open];
    }

    /**
     * Returns the offset after the closing quotes of the string that opens at an offset, or that offset's complement if
     * the string is not closed.
     */
    public static int end(char[] chars, int length, int open) {
        return isTriple(chars, open) ? tripleEnd(chars, length, open) : singleEnd(chars, length, open);
    }

    private static int singleEnd(char[] chars, int length, int open) {
        char quote = chars[open];
        int at = open + 1;
        while (at < length) {
            char c = chars[at];
            if (c == quote) {
                return at + 1;
            }
            if (isLineEnd(c)) {
                return ~at;
            }
            at = c == '\\' ? afterEscape(chars, at) : at + 1;
        }
        return ~length;
    }

    private static int tripleEnd(char[] chars, int length, int open) {
        char quote = chars[open];
        int at = open + 3;
        while (at < length) {
            char c = chars[at];
            if (c == quote && isTriple(chars, at)) {
                return at + 3;
            }
            at = c == '\\' ? afterEscape(chars, at) : at + 1;
        }
        return ~length;
    }

    /** Returns the offset after an escape sequence. */
    static int afterEscape(char[] chars, int backslash) {
        return isLineEnd(chars[backslash + 1]) ? CharacterClass.afterLineEnd(chars, backslash + 1) : backslash + 2;
    }
}
