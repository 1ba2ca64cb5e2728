package dev.undebug.python.syntax.token;

import java.util.Arrays;

/** Classifies characters by what the tokenizer does with them. */
public final class CharacterClass {
    static final byte OTHER = 0;
    public static final byte SPACE = 1;
    public static final byte LINE_END = 2;
    public static final byte COMMENT = 3;
    public static final byte WORD = 4;
    public static final byte DIGIT = 5;
    public static final byte QUOTE = 6;
    public static final byte OPERATOR = 7;
    public static final byte BACKSLASH = 8;
    public static final byte UNICODE = 9;

    private static final int ASCII = 128;
    private static final byte[] CLASSES = new byte[ASCII];

    static {
        set(" \t\f", SPACE);
        set("\r\n", LINE_END);
        set("#", COMMENT);
        set("_", WORD);
        Arrays.fill(CLASSES, 'a', 'z' + 1, WORD);
        Arrays.fill(CLASSES, 'A', 'Z' + 1, WORD);
        Arrays.fill(CLASSES, '0', '9' + 1, DIGIT);
        set("\"'", QUOTE);
        set("()[]{},:;.+-*/%@~|^&<>=!`", OPERATOR);
        set("\\", BACKSLASH);
    }

    private CharacterClass() {}

    private static void set(String characters, byte value) {
        for (int i = 0; i < characters.length(); i++) {
            CLASSES[characters.charAt(i)] = value;
        }
    }

    public static byte of(char c) {
        return c < ASCII ? CLASSES[c] : UNICODE;
    }

    public static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isSpace(char c) {
        return of(c) == SPACE;
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns the offset after a line end at an offset. */
    public static int afterLineEnd(char[] chars, int at) {
        return chars[at] == '\r' && chars[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /** Returns the offset after the identifier at an offset; the same offset without an identifier. */
    public static int identifierEnd(char[] chars, int from) {
        int at = from;
        for (; ; ) {
            byte found = of(chars[at]);
            if (found == WORD || (found == DIGIT && at > from)) {
                at++;
            } else if (found == UNICODE) {
                int next = unicodePartEnd(chars, at, at == from);
                if (next == at) {
                    return at;
                }
                at = next;
            } else {
                return at;
            }
        }
    }

    private static int unicodePartEnd(char[] chars, int at, boolean first) {
        int codePoint = Character.codePointAt(chars, at);
        boolean fits = first
                ? Character.isUnicodeIdentifierStart(codePoint)
                : Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
        return fits ? at + Character.charCount(codePoint) : at;
    }
}
