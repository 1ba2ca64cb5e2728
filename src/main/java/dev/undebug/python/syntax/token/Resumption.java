package dev.undebug.python.syntax.token;

/**
 * Remembers where to resume after an unclosed bracket: at the first later line that is not indented deeper than its
 * statement.
 */
final class Resumption {
    private static final int NOWHERE = -1;
    private static final int SMALL_TEXT = 1 << 16;

    private final Scan scan;
    // Every resumption scans some text again; the limit keeps the total linear.
    private long budget;
    private int offset = NOWHERE;
    private int tokens;
    private int comments;

    Resumption(Scan scan) {
        this.scan = scan;
        this.budget = 2L * scan.length + SMALL_TEXT;
    }

    void forget() {
        offset = NOWHERE;
    }

    void note(int lineStart) {
        if (offset == NOWHERE) {
            offset = lineStart;
            tokens = scan.tokens.count();
            comments = scan.tokens.comments().size();
        }
    }

    /** Goes back to the remembered line, if there is one. */
    void resume() {
        int distance = scan.at - offset;
        if (offset != NOWHERE && distance <= budget) {
            budget -= distance;
            scan.at = offset;
            scan.tokens.truncate(tokens, comments);
        }
    }
}
