package dev.undebug.scan;

import java.util.Collection;
import java.util.Set;

/**
 * What a scan is about. A scan that is about some files reads them, every deployment file, and what their programs
 * import.
 *
 * @param everything whether all of the tree is meant
 * @param paths the files that are meant otherwise
 */
public record Focus(boolean everything, Set<String> paths) {
    public Focus {
        paths = Set.copyOf(paths);
    }

    public static Focus all() {
        return new Focus(true, Set.of());
    }

    public static Focus on(Collection<String> paths) {
        return new Focus(false, Set.copyOf(paths));
    }
}
