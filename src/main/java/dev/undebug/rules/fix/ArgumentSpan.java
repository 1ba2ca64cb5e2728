package dev.undebug.rules.fix;

import dev.undebug.source.Span;

/** The span to delete with a call's argument: its comma, and its line if nothing else is on it. */
final class ArgumentSpan {
    private final String text;
    private final Span argument;

    private ArgumentSpan(String text, Span argument) {
        this.text = text;
        this.argument = argument;
    }

    static Span of(String text, Span argument) {
        return new ArgumentSpan(text, argument).span();
    }

    private Span span() {
        int before = back(argument.start(), true);
        int after = blank(argument.end(), true);
        boolean comma = at(after) == ',';
        int closing = blank(comma ? after + 1 : after, true);
        if (at(before - 1) == '(' && at(closing) == ')') {
            return new Span(before, closing);
        }
        if (standsAlone(comma ? after + 1 : argument.end())) {
            return lines(comma ? after + 1 : argument.end());
        }
        if (comma) {
            return withComma(after + 1, before);
        }
        return at(before - 1) == ',' ? new Span(back(before - 1, false), argument.end()) : argument;
    }

    private Span withComma(int end, int before) {
        int next = blank(end, false);
        if (!isLineEnd(at(next))) {
            return new Span(argument.start(), next);
        }
        // After the last argument of a line, the rest of the call moves up only to an opening bracket.
        return at(before - 1) == '('
                ? new Span(argument.start(), blank(end, true))
                : new Span(back(argument.start(), false), end);
    }

    /** Returns whether the argument's lines contain nothing else but white space and a comment. */
    private boolean standsAlone(int end) {
        char before = at(back(argument.start(), false) - 1);
        int after = blank(end, false);
        return isLineEnd(before) && (isLineEnd(at(after)) || at(after) == '#');
    }

    private Span lines(int end) {
        int start = back(argument.start(), false);
        int stop = end;
        while (stop < text.length() && !isLineEnd(at(stop))) {
            stop++;
        }
        if (at(stop) == '\r' && at(stop + 1) == '\n') {
            stop++;
        }
        return new Span(start, Math.min(stop + 1, text.length()));
    }

    /** Returns the first offset after the white space at an offset. */
    private int blank(int from, boolean acrossLines) {
        int i = from;
        while (i < text.length() && isBlank(at(i), acrossLines)) {
            i++;
        }
        return i;
    }

    private int back(int from, boolean acrossLines) {
        int i = from;
        while (i > 0 && isBlank(at(i - 1), acrossLines)) {
            i--;
        }
        return i;
    }

    private char at(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : '\0';
    }

    private static boolean isBlank(char c, boolean acrossLines) {
        return c == ' ' || c == '\t' || (acrossLines && isLineEnd(c));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
