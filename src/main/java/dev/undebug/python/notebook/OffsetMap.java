package dev.undebug.python.notebook;

import dev.undebug.source.Span;
import java.util.Arrays;

/**
 * Maps each character of a text to its source span in another text. Stored as runs: a run maps to one of the same
 * length character by character, to one of another length as a whole.
 */
final class OffsetMap {
    private final int[] starts;
    private final int[] fromStarts;
    private final int[] fromEnds;
    private final int length;

    private OffsetMap(int[] starts, int[] fromStarts, int[] fromEnds, int length) {
        this.starts = starts;
        this.fromStarts = fromStarts;
        this.fromEnds = fromEnds;
        this.length = length;
    }

    /** Returns the source of a span; an empty span lies before the source of the next character. */
    Span span(Span span) {
        if (span.isEmpty()) {
            int at = span.start() < length ? start(span.start()) : end(length - 1);
            return new Span(at, at);
        }
        int start = start(span.start());
        return new Span(start, Math.max(start, end(span.end() - 1)));
    }

    /** Returns the start of a character's source. */
    int start(int offset) {
        int run = run(offset);
        return fromStarts[run] + (isExact(run) ? offset - starts[run] : 0);
    }

    private int end(int offset) {
        if (offset < 0) {
            return 0;
        }
        int run = run(offset);
        return isExact(run) ? fromStarts[run] + offset - starts[run] + 1 : fromEnds[run];
    }

    private int run(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private boolean isExact(int run) {
        int next = run + 1 < starts.length ? starts[run + 1] : length;
        return next - starts[run] == fromEnds[run] - fromStarts[run];
    }

    static final class Builder {
        private int[] starts = new int[64];
        private int[] fromStarts = new int[64];
        private int[] fromEnds = new int[64];
        private int count;
        private int length;
        private boolean exact;

        /** Appends characters with their source span. */
        void add(int characters, int from, int to) {
            if (characters == 0) {
                return;
            }
            boolean sameLength = characters == to - from;
            if (exact && sameLength && fromEnds[count - 1] == from) {
                fromEnds[count - 1] = to;
            } else {
                append(from, to);
            }
            exact = sameLength;
            length += characters;
        }

        private void append(int from, int to) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                fromStarts = Arrays.copyOf(fromStarts, count * 2);
                fromEnds = Arrays.copyOf(fromEnds, count * 2);
            }
            starts[count] = length;
            fromStarts[count] = from;
            fromEnds[count++] = to;
        }

        OffsetMap build() {
            return new OffsetMap(
                    Arrays.copyOf(starts, count),
                    Arrays.copyOf(fromStarts, count),
                    Arrays.copyOf(fromEnds, count),
                    length);
        }
    }
}
