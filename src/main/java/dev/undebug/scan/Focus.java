package dev.undebug.scan;

import java.util.Collection;
import java.util.Set;

/**
 * The scope of a scan. A scan of some files reads them, every deployment file, and the imports of their programs.
 *
 * @param everything whether the scope is the whole tree
 * @param paths the files in scope otherwise
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
