package dev.undebug.scan.config;

import dev.undebug.source.Glob;
import java.util.List;

/** A list of path patterns; one match is enough. */
public final class Globs {
    private final List<Glob> globs;

    public Globs(List<String> globs) {
        this.globs = globs.stream().map(Glob::of).toList();
    }

    public boolean matches(String path) {
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }
}
