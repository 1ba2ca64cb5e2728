package dev.undebug.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of paths: {@code *} matches within a folder, {@code **} across folders, {@code ?} one character. A pattern
 * without a slash matches in every folder; one that names a folder covers its contents.
 *
 * <p>It follows all possible matches at once. Trying one after the other, as a regular expression does, takes forever
 * for a pattern with many stars, and anybody may write one.
 */
public final class Glob {
    /** The element of a pattern at a position; literal characters represent themselves. */
    private static final int ONE = -1;

    private static final int WITHIN = -2;
    private static final int ACROSS = -3;
    /** {@code **} of {@code **}{@code /}, which may be omitted together with the slash. */
    private static final int FOLDERS = -4;

    private final int[] places;

    private Glob(List<Integer> places) {
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Parses a pattern; every text is valid. */
    public static Glob of(String text) {
        boolean rooted = text.startsWith("/");
        String body = (rooted ? text.substring(1) : text).replaceAll("/+$", "");
        String pattern = rooted || body.contains("/") ? body : "**/" + body;
        List<Integer> places = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            if (pattern.startsWith("**", i)) {
                places.add(pattern.startsWith("/", i + 2) ? FOLDERS : ACROSS);
                i += 2;
            } else {
                int character = pattern.codePointAt(i);
                places.add(character == '*' ? WITHIN : character == '?' ? ONE : character);
                i += Character.charCount(character);
            }
        }
        return new Glob(places);
    }

    /** Returns whether the pattern matches a path or a folder above it. */
    public boolean matches(String path) {
        BitSet reached = new BitSet(places.length + 1);
        reach(0, reached);
        for (int character : path.codePoints().toArray()) {
            if (character == '/' && reached.get(places.length)) {
                return true;
            }
            reached = after(character, reached);
        }
        return reached.get(places.length);
    }

    private BitSet after(int character, BitSet before) {
        BitSet after = new BitSet(places.length + 1);
        for (int i = before.nextSetBit(0); i >= 0 && i < places.length; i = before.nextSetBit(i + 1)) {
            if (places[i] == FOLDERS) {
                // Once a folder has begun, its slash must follow.
                after.set(i, i + 2);
            } else if (places[i] == ACROSS || (places[i] == WITHIN && character != '/')) {
                reach(i, after);
            } else if (places[i] == character || (places[i] == ONE && character != '/')) {
                reach(i + 1, after);
            }
        }
        return after;
    }

    /** Reaches a position and, past stars that match nothing, those after it. */
    private void reach(int place, BitSet reached) {
        int i = place;
        while (!reached.get(i)) {
            reached.set(i);
            if (i < places.length && places[i] <= WITHIN) {
                if (places[i] == FOLDERS) {
                    reach(i + 2, reached);
                }
                i++;
            }
        }
    }
}
