package dev.undebug.python.syntax.token;

import java.util.Arrays;

/** The columns of the open blocks. */
final class Indents {
    private static final int TAB = 8;

    private int[] columns = new int[16];
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
