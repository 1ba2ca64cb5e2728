package dev.undebug.read.terraform;

import dev.undebug.source.Place;
import java.util.HashSet;
import java.util.Set;

/** What was looked at while the modules of a project were evaluated, and how much that was: few lines can ask for work without end. */
final class TerraformWork {
    private static final int MOST = 200_000;
    private static final int MOST_TEXTS = 20;

    private final Set<Place> seen = new HashSet<>();
    private int done;
    private int texts;

    /** Counts a step; returns whether there were too many. */
    boolean exhausted() {
        return done++ > MOST;
    }

    /** Counts a text that is read with the whole file around it; returns whether there were too many. */
    boolean tooManyTexts() {
        return texts++ >= MOST_TEXTS;
    }

    /** Notes that the value of a name was looked at. */
    void saw(Place value) {
        seen.add(value);
    }

    boolean hasSeen(Place value) {
        return seen.contains(value);
    }
}
