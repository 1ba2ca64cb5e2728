package dev.undebug.scan;

import dev.undebug.source.Glob;
import java.util.List;

/** Patterns of paths, of which any may match. */
final class Globs {
    private final List<Glob> globs;

    Globs(List<String> globs) {
        this.globs = globs.stream().map(Glob::of).toList();
    }

    boolean matches(String path) {
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }
}
