package dev.undebug.source;

/**
 * The one stretch in which two texts differ: before and after it they are the same.
 *
 * @param span the stretch in the first text
 * @param shift how much longer it is in the second text
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

    /** Returns where a span of the first text, which holds the difference or does not touch it, is in the second. */
    public Span moved(Span other) {
        return new Span(moved(other.start()), moved(other.end()));
    }

    private int moved(int offset) {
        return offset >= span.end() ? offset + shift : offset;
    }
}
