package dev.undebug.source;

import java.util.Arrays;

/**
 * A text file of a tree. The text is kept exactly as it is, byte order mark and line ends included, so that an edit
 * changes nothing else.
 */
public final class SourceFile {
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String path;
    private final String text;
    private final int[] lineStarts;

    /**
     * @param path relative to the root of the tree, with {@code /}
     */
    public SourceFile(String path, String text) {
        this.path = path;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    /** Returns the number of lines; a line end at the very end of the text starts one more, empty line. */
    public int lineCount() {
        return lineStarts.length;
    }

    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int start = lineStarts[line];
        if (line == 0 && offset > 0 && text.charAt(0) == BYTE_ORDER_MARK) {
            start = 1;
        }
        return new Position(line + 1, text.codePointCount(start, offset) + 1);
    }

    public Range range(Span span) {
        return new Range(position(span.start()), position(span.end()));
    }

    /** Returns the span of a line (from 1) without its line end. */
    public Span line(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return new Span(start, end);
    }

    /** Returns the span of a line (from 1) with its line end. */
    public Span lineWithEnd(int line) {
        return new Span(lineStarts[line - 1], line < lineStarts.length ? lineStarts[line] : text.length());
    }

    public String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    public Place place(Span span) {
        return new Place(this, span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && path.equals(file.path) && text.equals(file.text);
    }

    @Override
    public int hashCode() {
        return path.hashCode() * 31 + text.length();
    }

    @Override
    public String toString() {
        return path;
    }
}
