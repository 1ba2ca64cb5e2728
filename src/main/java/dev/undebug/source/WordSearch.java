package dev.undebug.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in one pass whether a text contains any of many words. Whole repositories are searched: a regular expression
 * with as many alternatives takes some twenty times as long.
 */
public final class WordSearch {
    /** The number of characters in ASCII. */
    private static final int ASCII = 128;

    /** The words by their first two characters: {@code first * ASCII + second}. Few places of a text have any. */
    private final @Nullable List<Word>[] words;

    private final boolean ignoreCase;
    private final List<String> all = new ArrayList<>();

    /** @param whole whether the word counts only with no letter, digit or underscore on either side */
    private record Word(String text, boolean whole) {
        boolean isAt(int at, String searched, boolean ignoreCase) {
            return searched.regionMatches(ignoreCase, at, text, 0, text.length())
                    && !(whole && (isWord(searched, at - 1) || isWord(searched, at + text.length())));
        }

        private static boolean isWord(String text, int at) {
            return at >= 0
                    && at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
        }
    }

    @SuppressWarnings("unchecked") // Java has no arrays of generic types.
    private WordSearch(boolean ignoreCase) {
        this.words = (List<Word>[]) new List<?>[ASCII * ASCII];
        this.ignoreCase = ignoreCase;
    }

    /** Returns a search for words of ASCII, as they are written, also as parts of others. Each has two characters or more. */
    public static WordSearch of(String... words) {
        return new WordSearch(false).with(false, words);
    }

    /** Returns a search for words of ASCII in capital and small letters, also as parts of others. */
    public static WordSearch ignoringCase(String... words) {
        return new WordSearch(true).with(false, words);
    }

    /** Adds words that count only where they are no parts of others. */
    public WordSearch orWhole(String... more) {
        return with(true, more);
    }

    private WordSearch with(boolean whole, String... more) {
        all.addAll(List.of(more));
        for (String text : more) {
            Word word = new Word(text, whole);
            for (char first : ways(text.charAt(0))) {
                for (char second : ways(text.charAt(1))) {
                    add(first * ASCII + second, word);
                }
            }
        }
        return this;
    }

    /** Returns the ways to write a character. */
    private Set<Character> ways(char written) {
        return ignoreCase && Character.isLetter(written)
                ? Set.of(Character.toLowerCase(written), Character.toUpperCase(written))
                : Set.of(written);
    }

    private void add(int beginning, Word word) {
        @Nullable List<Word> known = words[beginning];
        if (known == null) {
            known = new ArrayList<>();
            words[beginning] = known;
        }
        known.add(word);
    }

    /** Returns whether the text of a file contains any of the words. Most texts without any are not searched. */
    public boolean isIn(SourceFile file) {
        return mayBeIn(file) && isIn(file.text());
    }

    /** Returns whether the text of a file may contain any of the words, in capital or small letters; certainly if it does. */
    public boolean mayBeIn(SourceFile file) {
        for (int i = 0; i < all.size(); i++) {
            if (file.mayContain(all.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a text contains any of the words. */
    public boolean isIn(String text) {
        char first = ASCII;
        for (int at = 0; at < text.length(); at++) {
            char second = text.charAt(at);
            if (first < ASCII && second < ASCII) {
                @Nullable List<Word> possible = words[first * ASCII + second];
                if (possible != null && isAny(possible, text, at - 1)) {
                    return true;
                }
            }
            first = second;
        }
        return false;
    }

    /** Returns how often a file has a word that is no part of another one, at most so many times. */
    public static int times(String word, SourceFile file, int most) {
        if (word.isEmpty() || !file.mayContain(word)) {
            return 0;
        }
        Word whole = new Word(word, true);
        String text = file.text();
        int times = 0;
        for (int at = text.indexOf(word); at >= 0 && times < most; at = text.indexOf(word, at + 1)) {
            if (whole.isAt(at, text, false)) {
                times++;
            }
        }
        return times;
    }

    private boolean isAny(List<Word> possible, String text, int at) {
        for (int i = 0; i < possible.size(); i++) {
            if (possible.get(i).isAt(at, text, ignoreCase)) {
                return true;
            }
        }
        return false;
    }
}
