package dev.undebug.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern of one name in a path, as Go's {@code filepath.Match} reads it, and so COPY of a Dockerfile: {@code *}, {@code ?},
 * {@code [a-z]}, {@code [^a-z]}, and a backslash before a character that means itself. Names that begin with a dot match, too.
 *
 * <p>Of several stars only the last one is tried again, so that no pattern takes long.
 */
public final class NamePattern {
    private static final String SPECIAL = "*?[";

    private final List<Part> parts;
    private final boolean valid;

    /** A character of a name, or, for a star, any number of them. */
    private record Part(boolean star, IntPredicate accepts) {
        private static Part of(IntPredicate accepts) {
            return new Part(false, accepts);
        }
    }

    private NamePattern(List<Part> parts, boolean valid) {
        this.parts = parts;
        this.valid = valid;
    }

    /** Returns whether a text is a pattern, and not only a name or a path. */
    public static boolean is(String text) {
        return text.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
    }

    /** Parses a pattern; a malformed one matches nothing. */
    public static NamePattern of(String text) {
        List<Part> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char character = text.charAt(i);
            if (character == '*') {
                parts.add(new Part(true, any -> true));
                i++;
            } else if (character == '?') {
                parts.add(Part.of(any -> true));
                i++;
            } else if (character == '[') {
                int end = end(text, i);
                if (end < 0) {
                    return new NamePattern(List.of(), false);
                }
                parts.add(Part.of(choice(text.substring(i + 1, end))));
                i = end + 1;
            } else {
                int at = character == '\\' && i + 1 < text.length() ? i + 1 : i;
                char meant = text.charAt(at);
                parts.add(Part.of(other -> other == meant));
                i = at + 1;
            }
        }
        return new NamePattern(parts, true);
    }

    /** Returns where a choice of characters ends, which has one at least; negative if it does not end. */
    private static int end(String text, int start) {
        int first = text.startsWith("^", start + 1) ? start + 2 : start + 1;
        int i = first;
        while (i < text.length()) {
            if (text.charAt(i) == ']') {
                return i == first ? -1 : i;
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return -1;
    }

    private static IntPredicate choice(String body) {
        boolean not = body.startsWith("^");
        List<int[]> ranges = new ArrayList<>();
        int i = not ? 1 : 0;
        while (i < body.length()) {
            i += body.charAt(i) == '\\' ? 1 : 0;
            int low = body.charAt(i);
            int high = low;
            i++;
            if (i + 1 < body.length() && body.charAt(i) == '-') {
                i += body.charAt(i + 1) == '\\' && i + 2 < body.length() ? 2 : 1;
                high = body.charAt(i);
                i++;
            }
            ranges.add(new int[] {low, high});
        }
        return character -> ranges.stream().anyMatch(range -> range[0] <= character && character <= range[1]) != not;
    }

    /** Returns whether the pattern matches a whole name. */
    public boolean matches(String name) {
        int at = 0;
        int part = 0;
        int star = -1;
        int again = 0;
        while (at < name.length()) {
            if (part < parts.size() && parts.get(part).star()) {
                star = part++;
                again = at;
            } else if (part < parts.size() && parts.get(part).accepts().test(name.charAt(at))) {
                part++;
                at++;
            } else if (star >= 0) {
                part = star + 1;
                at = ++again;
            } else {
                return false;
            }
        }
        while (part < parts.size() && parts.get(part).star()) {
            part++;
        }
        return valid && part == parts.size();
    }
}
