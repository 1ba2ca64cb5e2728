package dev.undebug.python.syntax.token;

import java.util.Arrays;

/**
 * The columns of the open blocks, as every Python counts them; and with a tab as one column, since Python 3 wants both to say
 * the same.
 */
final class Indents {
    private static final int TAB = 8;

    private int[] columns = new int[16];
    private int[] widths = new int[16];
    private int top;

    /** Returns the column after an indentation character. */
    static int advance(int column, char c) {
        return switch (c) {
            case '\t' -> (column / TAB + 1) * TAB;
            case '\f' -> 0;
            default -> column + 1;
        };
    }

    int column() {
        return columns[top];
    }

    /** Returns the column of the innermost block with a tab as one column. */
    int width() {
        return widths[top];
    }

    /** Returns the column of the block around the innermost one. */
    int outer() {
        return columns[top - 1];
    }

    boolean isEmpty() {
        return top == 0;
    }

    void push(int column, int width) {
        if (++top == columns.length) {
            columns = Arrays.copyOf(columns, top * 2);
            widths = Arrays.copyOf(widths, top * 2);
        }
        move(column, width);
    }

    /** Gives the innermost block another column. */
    void move(int column, int width) {
        columns[top] = column;
        widths[top] = width;
    }

    void pop() {
        top--;
    }
}
