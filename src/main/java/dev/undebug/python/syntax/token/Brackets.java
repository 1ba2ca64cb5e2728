package dev.undebug.python.syntax.token;

import java.util.Arrays;

/** The open brackets at the tokenizer's position, and the open f-strings with their replacement fields. */
public final class Brackets {
    static final int NONE = 0;
    public static final int PARENTHESIS = 1;
    public static final int BRACKET = 2;
    public static final int BRACE = 3;
    /** The expression of a replacement field. */
    public static final int FIELD = 4;
    /** The format specification of a replacement field. */
    static final int SPECIFICATION = 5;
    /** The text of an f-string. */
    static final int TEXT = 6;

    private byte[] open = new byte[32];
    private int depth;
    private int[] quotes = new int[4];
    private int strings;

    public void push(int what) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = (byte) what;
    }

    /** Opens an f-string. */
    public void pushString(char quote, boolean triple, boolean raw) {
        push(TEXT);
        if (strings == quotes.length) {
            quotes = Arrays.copyOf(quotes, strings * 2);
        }
        quotes[strings++] = quote | (triple ? 1 << 16 : 0) | (raw ? 1 << 17 : 0);
    }

    /** Closes the innermost f-string and all brackets still open in it. */
    void popString() {
        do {
            depth--;
        } while (open[depth] != TEXT);
        strings--;
    }

    public void pop() {
        depth--;
    }

    public int top() {
        return depth == 0 ? NONE : open[depth - 1];
    }

    /** Turns the expression of a replacement field into its format specification. */
    public void startSpecification() {
        open[depth - 1] = SPECIFICATION;
    }

    public boolean isEmpty() {
        return depth == 0;
    }

    /** Returns whether the text of an f-string comes next rather than tokens. */
    public boolean inText() {
        return depth > 0 && open[depth - 1] >= SPECIFICATION;
    }

    char quote() {
        return (char) quotes[strings - 1];
    }

    boolean isTriple() {
        return (quotes[strings - 1] & 1 << 16) != 0;
    }

    boolean isRaw() {
        return (quotes[strings - 1] & 1 << 17) != 0;
    }

    void clear() {
        depth = 0;
        strings = 0;
    }
}
