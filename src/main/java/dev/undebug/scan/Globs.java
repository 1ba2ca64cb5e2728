package dev.undebug.scan;

import java.util.List;

/**
 * Patterns of paths: {@code *} matches within a folder, {@code **} across folders, {@code ?} one character. A pattern
 * without a slash matches in every folder; one that names a folder covers what is in it.
 */
final class Globs {
    private final List<Glob> globs;

    Globs(List<String> globs) {
        this.globs = globs.stream().map(Glob::of).toList();
    }

    boolean matches(String path) {
        int[] characters = path.codePoints().toArray();
        return globs.stream().anyMatch(glob -> glob.matches(characters));
    }
}
