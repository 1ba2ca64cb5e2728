package dev.undebug.python.syntax.tree;

import java.text.Normalizer;

/** The identifiers of a file, one string for each. */
public final class Names {
    private static final int SLOTS = 1 << 10;
    // A hostile file may make names collide; after a few tries a separate string is cheaper.
    private static final int MAX_PROBES = 4;

    // Normalising many combining marks in the wrong order takes more than linear time.
    private static final int LONGEST_NORMALISED = 200;

    private final String text;
    private final String[] slots = new String[SLOTS];

    public Names(String text) {
        this.text = text;
    }

    /** Returns the identifier between two offsets, as Python normalises it. */
    public String name(int start, int end) {
        int hash = 0;
        int all = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            hash = 31 * hash + c;
            all |= c;
        }
        if (all >= 128 && end - start <= LONGEST_NORMALISED) {
            return Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC);
        }
        return shared(start, end, hash ^ hash >>> 15);
    }

    private String shared(int start, int end, int hash) {
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            int slot = (hash + probe) & (SLOTS - 1);
            String found = slots[slot];
            if (found == null) {
                slots[slot] = text.substring(start, end);
                return slots[slot];
            }
            if (found.length() == end - start && text.startsWith(found, start)) {
                return found;
            }
        }
        return text.substring(start, end);
    }
}
