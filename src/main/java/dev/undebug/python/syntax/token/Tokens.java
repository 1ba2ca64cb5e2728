package dev.undebug.python.syntax.token;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tokens of a text, in arrays: a token is an index. */
public final class Tokens {
    /** The offset of what the text does not have. */
    public static final int NOWHERE = -1;

    private TokenKind[] kinds;
    private int[] starts;
    private int[] ends;
    private int count;
    private final List<Span> comments = new ArrayList<>();
    private int unfit = NOWHERE;
    private int tabs = NOWHERE;

    Tokens(int expected) {
        kinds = new TokenKind[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    void add(TokenKind kind, int start, int end) {
        if (count == kinds.length) {
            grow();
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = end;
    }

    private void grow() {
        int capacity = count + (count >> 1) + 16;
        kinds = Arrays.copyOf(kinds, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
    }

    void addComment(int start, int end) {
        comments.add(new Span(start, end));
    }

    /** Drops the tokens and comments beyond these counts. */
    void truncate(int tokenCount, int commentCount) {
        count = tokenCount;
        comments.subList(commentCount, comments.size()).clear();
    }

    int count() {
        return count;
    }

    /** Records a line that is indented like none of the blocks around it. */
    void noteUnfit(int offset) {
        unfit = unfit == NOWHERE ? offset : unfit;
    }

    /** Records a line whose tabs and spaces Python 3 cannot compare with those of another line. */
    void noteTabs(int offset) {
        tabs = tabs == NOWHERE ? offset : tabs;
    }

    /** Returns the offset of the first line that is indented like none of the blocks around it. */
    public int unfit() {
        return unfit;
    }

    /** Returns the offset of the first line whose tabs and spaces Python 3 cannot compare with those of another line. */
    public int tabs() {
        return tabs;
    }

    public List<Span> comments() {
        return comments;
    }

    /** Returns the kind of a token, {@link TokenKind#END} beyond the last. */
    public TokenKind kind(int token) {
        return token < count ? kinds[token] : TokenKind.END;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    boolean endsLine() {
        return count == 0 || kind(count - 1) == TokenKind.NEWLINE || kind(count - 1) == TokenKind.DEDENT;
    }

    int lastEnd() {
        return count == 0 ? 0 : ends[count - 1];
    }
}
