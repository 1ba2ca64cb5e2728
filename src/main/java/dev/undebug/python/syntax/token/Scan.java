package dev.undebug.python.syntax.token;

import dev.undebug.source.SourceFile;

/** The tokenizer's position and output. */
public final class Scan {
    /** Padding spares bounds checks when looking a few characters ahead. */
    private static final int PADDING = 4;

    public final char[] chars;
    public final int length;
    public final Tokens tokens;
    public final Brackets brackets = new Brackets();
    public int at;

    public Scan(String text) {
        length = text.length();
        chars = new char[length + PADDING];
        text.getChars(0, length, chars, 0);
        tokens = new Tokens(length / 4 + 16);
        at = chars[0] == SourceFile.BYTE_ORDER_MARK ? 1 : 0;
    }

    public boolean atEnd() {
        return at >= length;
    }

    /** Adds a token from the current offset and moves behind it. */
    public void take(TokenKind kind, int end) {
        tokens.add(kind, at, end);
        at = end;
    }

    public void skipComment() {
        int start = at;
        while (at < length && !CharacterClass.isLineEnd(chars[at])) {
            at++;
        }
        tokens.addComment(start, at);
    }

    boolean atLineEnd() {
        return CharacterClass.isLineEnd(chars[at]);
    }

    void skipLineEnd() {
        at = CharacterClass.afterLineEnd(chars, at);
    }
}
