package dev.undebug.python.syntax.token;

import java.util.Arrays;

/** The columns of the blocks that are open. */
final class Indents {
    private static final int TAB = 8;

    private int[] columns = new int[16];
    private int top;

    /** Returns the column that a character of the indentation leads to. */
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

    boolean isEmpty() {
        return top == 0;
    }

    void push(int column) {
        if (++top == columns.length) {
            columns = Arrays.copyOf(columns, top * 2);
        }
        columns[top] = column;
    }

    void pop() {
        top--;
    }
}
