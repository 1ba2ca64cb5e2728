package dev.undebug.read.shell.syntax;

import java.util.Locale;
import java.util.Optional;

/** Matches shell patterns: {@code prod*}, {@code [Yy]es}, {@code ?}. A backslash makes the next character literal. */
public final class ShellGlob {
    private static final String SPECIAL = "*?[]\\";
    private static final String LISTS = "?*+@!";

    /** A pattern and a text that are longer than this together do not match. */
    private static final int MAX_LENGTH = 4_096;

    private ShellGlob() {}

    /** Returns a pattern that matches only the text. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.toString();
    }

    /** Returns whether a character begins a list of patterns before a parenthesis: {@code !(prod|live)}. */
    static boolean beginsList(char c) {
        return LISTS.indexOf(c) >= 0;
    }

    /** Returns whether a pattern, as written, has such a list, which is not matched here. */
    public static boolean hasList(String written) {
        for (int i = written.indexOf('('); i > 0; i = written.indexOf('(', i + 1)) {
            if (beginsList(written.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a pattern may match other texts than one. */
    public static boolean isOpen(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || (c == '[' && pattern.indexOf(']', i) > 0)) {
                return true;
            }
        }
        return false;
    }

    /** Appends a literal character. */
    public static void append(StringBuilder pattern, char c) {
        if (SPECIAL.indexOf(c) >= 0) {
            pattern.append('\\');
        }
        pattern.append(c);
    }

    /**
     * Returns the text without the part at its start or end that a pattern matches.
     *
     * @param operator {@code #} and {@code ##} for the shortest and longest start, {@code %} and {@code %%} for the end
     */
    public static String trimmed(String text, String operator, String pattern) {
        boolean start = operator.startsWith("#");
        boolean longest = operator.length() == 2;
        for (int i = 0; i <= text.length(); i++) {
            int length = longest ? text.length() - i : i;
            int cut = start ? length : text.length() - length;
            if (matches(pattern, start ? text.substring(0, cut) : text.substring(cut))) {
                return start ? text.substring(cut) : text.substring(0, cut);
            }
        }
        return text;
    }

    /**
     * Returns whether a pattern matches; empty if it is not known.
     *
     * @param caseless whether upper and lower case are the same; empty if it is not known
     */
    public static Optional<Boolean> matches(String pattern, String text, Optional<Boolean> caseless) {
        boolean exact = matches(pattern, text);
        boolean ignoring = exact || matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
        return exact == ignoring ? Optional.of(exact) : caseless;
    }

    public static boolean matches(String pattern, String text) {
        if (pattern.length() + text.length() > MAX_LENGTH) {
            return false;
        }
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length() || p < pattern.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
                continue;
            }
            int next = t < text.length() && p < pattern.length() ? one(pattern, p, text.charAt(t)) : -1;
            if (next >= 0) {
                p = next;
                t++;
            } else if (star >= 0 && retry < text.length()) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Returns the index after the pattern element at the index if that matches the character, else {@code -1}. */
    private static int one(String pattern, int at, char c) {
        char p = pattern.charAt(at);
        if (p == '?') {
            return at + 1;
        }
        if (p == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == c ? at + 2 : -1;
        }
        int close = p == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (close > 0) {
            return inSet(pattern.substring(at + 1, close), c) ? close + 1 : -1;
        }
        return p == c ? at + 1 : -1;
    }

    private static boolean inSet(String set, char c) {
        boolean negated = set.startsWith("!") || set.startsWith("^");
        boolean found = false;
        for (int i = negated ? 1 : 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                found |= set.charAt(i) <= c && c <= set.charAt(i + 2);
                i += 2;
            } else {
                found |= set.charAt(i) == c;
            }
        }
        return found != negated;
    }
}
