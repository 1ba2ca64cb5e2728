package dev.undebug.source;

/**
 * The sequences of three characters in a text, by their hashes. A word of which one is not there is not in the text either.
 * Scans ask each text for many words, most of which are not in it: this answers with a few looks instead of reading it again.
 */
final class Trigrams {
    private static final int LENGTH = 3;

    /** The bits for each character: of a text with all different sequences, a third of the bits would be set. */
    private static final int BITS = 2;

    /** The most bits: a text that is longer than half of them has most of the usual sequences anyway. */
    private static final int MOST = 1 << 18;

    private static final int LEAST = 1 << 10;

    /** The characters that are copied at once: reading an array is faster than asking the text for each. */
    private static final int CHUNK = 8_192;

    private static final int FIRST = 961;
    private static final int SECOND = 31;
    private static final int CASE = 'a' - 'A';

    private final long[] bits;
    private final int mask;

    private Trigrams(int size) {
        this.bits = new long[size / Long.SIZE];
        this.mask = size - 1;
    }

    static Trigrams of(String text) {
        int wanted = Math.min(MOST, Math.max(LEAST, Math.min(text.length(), MOST) * BITS));
        Trigrams trigrams = new Trigrams(Integer.highestOneBit(wanted));
        trigrams.add(text);
        return trigrams;
    }

    private void add(String text) {
        char[] chunk = new char[Math.min(text.length(), CHUNK)];
        char first = 0;
        char second = 0;
        for (int from = 0; from < text.length(); from += CHUNK) {
            int count = Math.min(CHUNK, text.length() - from);
            text.getChars(from, from + count, chunk, 0);
            for (int i = 0; i < count; i++) {
                char third = small(chunk[i]);
                int bit = hash(first, second, third) & mask;
                bits[bit >> 6] |= 1L << bit;
                first = second;
                second = third;
            }
        }
    }

    /** Capital letters of ASCII count as small ones, so that a search may ignore the case. */
    private static char small(char letter) {
        return letter >= 'A' && letter <= 'Z' ? (char) (letter + CASE) : letter;
    }

    private static int hash(char first, char second, char third) {
        return first * FIRST + second * SECOND + third;
    }

    /** Returns whether the text may contain a word, in capital or small letters; certainly if it does. */
    boolean mayHave(String word) {
        for (int i = 0; i + LENGTH <= word.length(); i++) {
            int bit = hash(small(word.charAt(i)), small(word.charAt(i + 1)), small(word.charAt(i + 2))) & mask;
            if ((bits[bit >> 6] & (1L << bit)) == 0) {
                return false;
            }
        }
        return true;
    }
}
