package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Arrays;

/**
 * Text after quotes, escapes, folds or line continuations are undone. Each character keeps the span of the file that it
 * comes from.
 */
public final class MappedText {
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final int emptyAt;

    private MappedText(String text, int[] starts, int[] ends, int emptyAt) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.emptyAt = emptyAt;
    }

    /** Returns a part of a file, unchanged. */
    public static MappedText of(SourceFile file, Span span) {
        Builder builder = new Builder(span.start());
        builder.appendRaw(file.text(), span);
        return builder.build();
    }

    /** Returns text that has a place only as a whole. */
    public static MappedText at(String text, Span span) {
        Builder builder = new Builder(span.start());
        builder.append(text, span);
        return builder.build();
    }

    public int length() {
        return text.length();
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public char charAt(int index) {
        return text.charAt(index);
    }

    /** Returns the character at the index, or NUL beyond the end. */
    public char peek(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    public String text() {
        return text;
    }

    public MappedText sub(int from, int to) {
        return new MappedText(
                text.substring(from, to),
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(ends, from, to),
                span(from, from).start());
    }

    /** Returns the text without white space at its ends. */
    public MappedText strip() {
        int from = 0;
        int to = length();
        while (from < to && Character.isWhitespace(charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(charAt(to - 1))) {
            to--;
        }
        return sub(from, to);
    }

    public Span span() {
        return span(0, length());
    }

    /** Returns the span in the file of the characters from {@code from} to before {@code to}. */
    public Span span(int from, int to) {
        if (from < to) {
            return starts[from] <= ends[to - 1] ? new Span(starts[from], ends[to - 1]) : cover(from, to);
        }
        if (from < length()) {
            return new Span(starts[from], starts[from]);
        }
        int end = length() == 0 ? emptyAt : ends[length() - 1];
        return new Span(end, end);
    }

    /** Parts of joined text may have another order in the file. */
    private Span cover(int from, int to) {
        int start = starts[from];
        int end = ends[from];
        for (int i = from + 1; i < to; i++) {
            start = Math.min(start, starts[i]);
            end = Math.max(end, ends[i]);
        }
        return new Span(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final int emptyAt;
        private int[] starts = new int[32];
        private int[] ends = new int[32];

        /** @param emptyAt the place of the text if nothing is appended */
        public Builder(int emptyAt) {
            this.emptyAt = emptyAt;
        }

        public void append(char c, int start, int end) {
            int index = text.length();
            if (index == starts.length) {
                starts = Arrays.copyOf(starts, index * 2);
                ends = Arrays.copyOf(ends, index * 2);
            }
            text.append(c);
            starts[index] = start;
            ends[index] = end;
        }

        public void append(String inserted, Span span) {
            for (int i = 0; i < inserted.length(); i++) {
                append(inserted.charAt(i), span.start(), span.end());
            }
        }

        public void append(MappedText other, int from, int to) {
            for (int i = from; i < to; i++) {
                append(other.charAt(i), other.starts[i], other.ends[i]);
            }
        }

        public void appendRaw(String source, Span span) {
            for (int i = span.start(); i < span.end(); i++) {
                append(source.charAt(i), i, i + 1);
            }
        }

        public int length() {
            return text.length();
        }

        public MappedText build() {
            int length = text.length();
            return new MappedText(text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length), emptyAt);
        }
    }
}
