package dev.undebug.source;

/**
 * The single range in which two texts differ: the text before and after it is equal.
 *
 * @param span the range in the first text
 * @param shift the additional length of the range in the second text
 */
public record Difference(Span span, int shift) {
    /** Compares two texts. */
    public static Difference between(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int same = 0;
        while (same < shorter - start
                && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
            same++;
        }
        return new Difference(new Span(start, before.length() - same), after.length() - before.length());
    }

    /**
     * Returns the span in the second text for a span of the first one, which contains the difference or does not touch
     * it.
     */
    public Span moved(Span other) {
        return new Span(moved(other.start()), moved(other.end()));
    }

    private int moved(int offset) {
        return offset >= span.end() ? offset + shift : offset;
    }
}
