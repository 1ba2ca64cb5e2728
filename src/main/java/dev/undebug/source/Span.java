package dev.undebug.source;

/**
 * A half-open range of a file's text, in UTF-16 offsets from the start of the text.
 *
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** Returns the smallest span that covers both. */
    public Span cover(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Returns whether a character is in both. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    public boolean isEmpty() {
        return start == end;
    }
}
