package dev.undebug.scan;

import java.util.Collection;
import java.util.Set;

/**
 * The scope of a scan. A scan of some files reads them, every deployment file, and the imports of their programs.
 *
 * @param everything whether the scope is the whole tree
 * @param paths the files in scope otherwise
 * @param anyKind files that are read even if their names say nothing of their kind
 */
public record Focus(boolean everything, Set<String> paths, Set<String> anyKind) {
    public Focus {
        paths = Set.copyOf(paths);
        anyKind = Set.copyOf(anyKind);
    }

    public static Focus all() {
        return new Focus(true, Set.of(), Set.of());
    }

    public static Focus on(Collection<String> paths) {
        return new Focus(false, Set.copyOf(paths), Set.of());
    }

    /** Returns the same scope that reads these files, too, whatever their kind. */
    public Focus reading(Collection<String> files) {
        return new Focus(everything, paths, Set.copyOf(files));
    }
}
