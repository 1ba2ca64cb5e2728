package dev.undebug.scan;

import dev.undebug.read.Readers;
import dev.undebug.source.PythonPaths;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides which files a scan reads before it knows what they say. What these name is read later. */
public final class FirstRead {
    /** A tree with at most this many Python files is read as a whole, in one go. */
    private static final int SMALL = 200;

    private FirstRead() {}

    /**
     * Returns the paths, sorted: every deployment file, the files in scope and, of a small tree, all of Python.
     *
     * @param paths all files of the tree
     */
    public static Set<String> of(Collection<String> paths, Focus focus) {
        List<String> scanned = paths.stream().filter(Candidates::isScanned).toList();
        boolean all = focus.everything()
                || scanned.stream().filter(PythonPaths::isPython).count() <= SMALL;
        Set<String> first = new TreeSet<>();
        for (String path : scanned) {
            if (all || focus.paths().contains(path) || !PythonPaths.isPython(path) || Readers.reads(path)) {
                first.add(path);
            }
        }
        return first;
    }
}
