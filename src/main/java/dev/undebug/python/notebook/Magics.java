package dev.undebug.python.notebook;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds IPython syntax that is not Python in a cell, and replaces it. */
final class Magics {
    /** Cell magics with a Python body. */
    private static final Set<String> PYTHON_CELLS = Set.of(
            "capture", "debug", "heat", "memit", "mprun", "prun", "py", "pypy", "python", "python3", "time", "timeit");
    /** Line magics with a Python argument. */
    private static final Set<String> PYTHON_LINES = Set.of("memit", "prun", "time", "timeit");

    private static final int LONGEST_NAME = 10;

    private static final String NOTHING = "pass";
    /** An import that no repository contains, so its value is unknown. */
    private static final String ANYTHING = "__import__('IPython')";

    private final String text;
    private final int end;
    private final List<Replacement> replacements = new ArrayList<>();

    /** The replacement text for a span. */
    record Replacement(Span span, String text) {}

    private Magics(String text, Span cell) {
        this.text = text;
        this.end = cell.end();
    }

    static List<Replacement> of(String text, Span cell) {
        Magics magics = new Magics(text, cell);
        int at = magics.cellMagic(cell.start());
        while (at < magics.end) {
            at = magics.logicalLine(at);
        }
        return magics.replacements;
    }

    /** Returns where the Python of the cell starts. */
    private int cellMagic(int start) {
        int first = start;
        while (first < end && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        if (!text.startsWith("%%", first) || first + 2 >= end) {
            return start;
        }
        int lineEnd = LogicalLine.physicalEnd(text, first, end);
        String line = text.substring(first + 2, lineEnd);
        boolean python = PYTHON_CELLS.contains(word(line)) || line.matches("(writefile|file)\\s.*\\.pyw?\\s*");
        replace(first, python ? lineEnd : end, "");
        return python ? lineEnd : end;
    }

    private static String word(String line) {
        int length = 0;
        while (length < line.length() && Character.isLetterOrDigit(line.charAt(length))) {
            length++;
        }
        return line.substring(0, length);
    }

    private int logicalLine(int start) {
        int first = LogicalLine.skipSpaces(text, start, end);
        if (first < end && isEscape(first)) {
            return magic(first);
        }
        LogicalLine line = LogicalLine.scan(text, first, end);
        if (!line.complete()) {
            // Python would reject the whole cell; an open bracket must not reach into the next one.
            replace(first, end, "");
            return end;
        }
        if (line.asks()) {
            replace(first, line.end(), NOTHING);
        } else if (line.magicValue() >= 0) {
            replace(line.magicValue(), LogicalLine.continuedEnd(text, line.magicValue(), end), ANYTHING);
            return LogicalLine.continuedEnd(text, line.magicValue(), end);
        }
        return line.end();
    }

    private boolean isEscape(int at) {
        char c = text.charAt(at);
        return c == '%' || c == '!' || c == '?';
    }

    /** Returns the offset to continue at: the Python code that a magic runs, otherwise the end of the magic. */
    private int magic(int first) {
        int lineEnd = LogicalLine.continuedEnd(text, first, end);
        int at = first;
        while (at < lineEnd && isEscape(at)) {
            int next = pythonAfter(at, lineEnd);
            if (next < 0) {
                replace(first, lineEnd, NOTHING);
                return lineEnd;
            }
            at = next;
        }
        replace(first, at, "");
        return at;
    }

    /** Returns the offset of the Python code in a line magic, or -1. */
    private int pythonAfter(int magic, int lineEnd) {
        int nameEnd = magic + 1;
        while (nameEnd < lineEnd && Character.isLetterOrDigit(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int code = LogicalLine.skipSpaces(text, nameEnd, lineEnd);
        boolean python = text.charAt(magic) == '%'
                && nameEnd - magic <= LONGEST_NAME
                && PYTHON_LINES.contains(text.substring(magic + 1, nameEnd));
        return python && code < lineEnd && text.charAt(code) != '-' ? code : -1;
    }

    private void replace(int from, int to, String with) {
        replacements.add(new Replacement(new Span(from, to), with));
    }
}
