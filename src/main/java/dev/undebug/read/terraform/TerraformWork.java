package dev.undebug.read.terraform;

import dev.undebug.source.Place;
import java.util.HashSet;
import java.util.Set;

/**
 * Limits the work of evaluating the modules of a project, since few lines can require any amount of it, and records the
 * values that were evaluated.
 */
final class TerraformWork {
    private static final int MOST = 200_000;
    private static final int MOST_TEXTS = 20;

    private final Set<Place> seen = new HashSet<>();
    private int done;
    private int texts;

    /** Counts a step; returns whether the limit is exceeded. */
    boolean exhausted() {
        return done++ > MOST;
    }

    /** Counts a string that is parsed with its whole file around it; returns whether the limit is exceeded. */
    boolean tooManyTexts() {
        return texts++ >= MOST_TEXTS;
    }

    /** Records that the value at a place was evaluated. */
    void saw(Place value) {
        seen.add(value);
    }

    boolean hasSeen(Place value) {
        return seen.contains(value);
    }
}
