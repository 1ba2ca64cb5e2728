package dev.undebug.python.syntax.token;

/** Tells keywords from names without making a string of every word. */
public final class Keywords {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    private static final int SLOTS = 256;
    private static final char[][] SPELLINGS = new char[SLOTS][];
    private static final TokenKind[] KINDS = new TokenKind[SLOTS];

    static {
        for (TokenKind kind : TokenKind.values()) {
            if (kind.isWord()) {
                char[] spelling = kind.text().toCharArray();
                int slot = slot(spelling, 0, spelling.length);
                while (SPELLINGS[slot] != null) {
                    slot = (slot + 1) % SLOTS;
                }
                SPELLINGS[slot] = spelling;
                KINDS[slot] = kind;
            }
        }
    }

    private Keywords() {}

    /** Returns the keyword that the characters spell, or {@link TokenKind#NAME}. */
    public static TokenKind kind(char[] chars, int start, int end) {
        int length = end - start;
        if (length < SHORTEST || length > LONGEST) {
            return TokenKind.NAME;
        }
        int slot = slot(chars, start, end);
        while (SPELLINGS[slot] != null) {
            if (spells(SPELLINGS[slot], chars, start, length)) {
                return KINDS[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        return TokenKind.NAME;
    }

    private static int slot(char[] chars, int start, int end) {
        return (chars[start] * 7 + chars[end - 1] * 31 + chars[start + 1] * 3 + (end - start) * 11) % SLOTS;
    }

    private static boolean spells(char[] spelling, char[] chars, int start, int length) {
        if (spelling.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (spelling[i] != chars[start + i]) {
                return false;
            }
        }
        return true;
    }
}
