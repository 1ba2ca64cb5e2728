package dev.undebug.python.syntax;

import java.util.Arrays;

/**
 * Bounds the recursion of the parser and the height of the tree, so that neither it nor a reader of the tree overflows the
 * stack. CPython's own limits are 200 brackets and 100 blocks.
 */
final class Nesting {
    /** The deepest nesting of brackets, operands and blocks together. */
    static final int MAX_DEPTH = 205;
    /** The most links in chains such as {@code a + b + c} or {@code a.b().c}, summed over the levels of a statement. */
    static final int MAX_LINKS = 600;

    /** The most {@code elif}s of one condition: each makes the tree higher, but not the parser's recursion. */
    static final int MAX_BRANCHES = 300;

    private final Cursor cursor;
    private final int[] links = new int[MAX_DEPTH + 2];
    private int allLinks;
    private int depth;
    private int branches;
    private boolean exceeded;

    Nesting(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Goes one level down; fails the statement beyond the limit. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            exceeded = true;
            cursor.fail();
        }
    }

    void leave() {
        depth--;
    }

    boolean isFull() {
        exceeded |= depth >= MAX_DEPTH;
        return depth >= MAX_DEPTH;
    }

    /** Returns whether something was too deep for this parser, which is no mistake. */
    boolean isExceeded() {
        return exceeded;
    }

    /** Goes one branch of a condition down, unless the condition has too many. */
    boolean enterBranch() {
        if (branches == MAX_BRANCHES) {
            exceeded = true;
            return false;
        }
        branches++;
        return true;
    }

    void leaveBranch() {
        branches--;
    }

    void startStatement() {
        if (allLinks > 0) {
            Arrays.fill(links, 0);
            allLinks = 0;
        }
    }

    /** Adds links to the chain on this level; fails the statement if the tree gets too high. */
    void link(int count) {
        int level = Math.min(depth, MAX_DEPTH);
        if (count > links[level]) {
            allLinks += count - links[level];
            links[level] = count;
            if (allLinks > MAX_LINKS) {
                exceeded = true;
                cursor.fail();
            }
        }
    }
}
