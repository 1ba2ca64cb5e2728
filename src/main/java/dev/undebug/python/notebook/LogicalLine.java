package dev.undebug.python.notebook;

/**
 * A logical line of a cell, found from its quotes and brackets alone.
 *
 * @param end offset of its line end, or of the end of the cell
 * @param complete whether all of its brackets and strings are closed
 * @param asks whether it ends with a question mark, which asks IPython for help
 * @param magicValue offset of an assigned magic, or -1
 */
record LogicalLine(int end, boolean complete, boolean asks, int magicValue) {
    static LogicalLine scan(String text, int from, int end) {
        return new Scan(text, from, end).run();
    }

    static int skipSpaces(String text, int from, int end) {
        int at = from;
        while (at < end && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
    }

    static int physicalEnd(String text, int from, int end) {
        int at = from;
        while (at < end && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Returns the end of a line with its backslash continuations. */
    static int continuedEnd(String text, int from, int end) {
        int at = physicalEnd(text, from, end);
        while (at < end && at > from && text.charAt(at - 1) == '\\') {
            int next = text.startsWith("\r\n", at) ? at + 2 : at + 1;
            at = physicalEnd(text, Math.min(next, end), end);
        }
        return at;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static final class Scan {
        private final String text;
        private final int end;
        private int at;
        private int depth;
        private char last;
        private int magicValue = -1;

        Scan(String text, int from, int end) {
            this.text = text;
            this.end = end;
            this.at = from;
        }

        LogicalLine run() {
            while (at < end) {
                char c = text.charAt(at);
                if (isLineEnd(c) && depth == 0) {
                    return new LogicalLine(at, true, last == '?', magicValue);
                }
                if (c == '"' || c == '\'') {
                    last = c;
                    if (!string(c)) {
                        return new LogicalLine(end, false, false, -1);
                    }
                } else {
                    step(c);
                }
            }
            return new LogicalLine(end, depth == 0, last == '?', magicValue);
        }

        private void step(char c) {
            switch (c) {
                case '#' -> at = physicalEnd(text, at, end) - 1;
                case '\\' -> at += text.startsWith("\r\n", at + 1) ? 2 : 1;
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                case '=' -> assignment();
                default -> {}
            }
            at++;
            if (c != '#' && !isSpace(c)) {
                last = c;
            }
        }

        /** Neither {@code = !} nor {@code = %} is Python. */
        private void assignment() {
            int value = skipBlanks(at + 1);
            boolean compares = at > 0 && "=!<>%".indexOf(text.charAt(at - 1)) >= 0;
            boolean magic = value < end && (text.charAt(value) == '!' || text.charAt(value) == '%');
            if (magic && !compares && depth == 0 && magicValue < 0) {
                magicValue = value;
                at = physicalEnd(text, at, end) - 1;
            }
        }

        private int skipBlanks(int from) {
            int to = from;
            while (to < end && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
                to++;
            }
            return to;
        }

        /** Skips a string; returns false if a triple-quoted one is never closed. */
        private boolean string(char quote) {
            String triple = String.valueOf(quote).repeat(3);
            if (text.startsWith(triple, at)) {
                return tripleQuoted(triple);
            }
            at++;
            while (at < end && text.charAt(at) != quote && !isLineEnd(text.charAt(at))) {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at += at < end && text.charAt(at) == quote ? 1 : 0;
            return true;
        }

        private boolean tripleQuoted(String triple) {
            at += 3;
            while (at < end && !text.startsWith(triple, at)) {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at += 3;
            return at <= end;
        }
    }
}
