package dev.undebug.read.terraform;

import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Limits the work of evaluating the modules of a project, since few lines can require any amount of it, and records the
 * values that were evaluated.
 */
final class TerraformWork {
    private static final int MOST = 200_000;
    private static final int MOST_TEXTS = 20;

    private final Map<String, SourceFile> files;
    private final Set<Place> seen = new HashSet<>();
    private int done;
    private int texts;

    /** @param files those that expressions read, by their paths */
    TerraformWork(Map<String, SourceFile> files) {
        this.files = Map.copyOf(files);
    }

    /** Returns a file that an expression reads: {@code file("task.json")}. */
    Optional<SourceFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

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
