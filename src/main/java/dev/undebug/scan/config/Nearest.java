package dev.undebug.scan.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggests the word that was meant. */
public final class Nearest {
    private static final int MAX_LENGTH = 40;

    private Nearest() {}

    public static Optional<String> of(String word, List<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String typed = plain(word);
        return known.stream()
                .filter(candidate -> distance(typed, plain(candidate)) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(typed, plain(candidate))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Returns the edit distance: insertions, deletions and replacements of characters. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
