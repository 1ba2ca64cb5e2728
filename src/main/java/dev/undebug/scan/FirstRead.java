package dev.undebug.scan;

import dev.undebug.read.Readers;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Decides which files a scan reads before it knows what they say. What these name is read later. */
public final class FirstRead {
    /** A tree with at most this many Python files is read as a whole, in one go. */
    private static final int SMALL = 200;

    /** At most this many files are read only to see what they are, where reading one costs a part of a request. */
    private static final int FEW = 80;

    /** At most this many of them are read where the tree is on this machine. */
    private static final int MANY = 5000;

    private FirstRead() {}

    /**
     * Returns the paths, sorted: every deployment file, the files in scope and, of a small tree, all of Python. Of files
     * whose content may make them deployment files, those nearest to the root.
     *
     * @param paths all files of the tree
     * @param local whether the tree is on this machine
     */
    public static Set<String> of(Collection<String> paths, Focus focus, boolean local) {
        List<String> scanned = paths.stream().filter(Candidates::isScanned).toList();
        boolean all = focus.everything()
                || scanned.stream().filter(PythonPaths::isPython).count() <= SMALL;
        Set<String> first = new TreeSet<>();
        for (String path : scanned) {
            boolean python = PythonPaths.isPython(path);
            if (focus.paths().contains(path) || (python ? all || Readers.reads(path) : !isUnnamed(path))) {
                first.add(path);
            }
        }
        unnamed(scanned).limit(most(local)).forEach(first::add);
        paths.stream().filter(focus.anyKind()::contains).forEach(first::add);
        return first;
    }

    /** Returns the paths of the files that may deploy something and are too many to be looked at, nearest to the root first. */
    static List<String> leftOut(Collection<String> paths, boolean local) {
        return unnamed(paths.stream().filter(Candidates::isScanned).toList())
                .skip(most(local))
                .toList();
    }

    private static int most(boolean local) {
        return local ? MANY : FEW;
    }

    private static Stream<String> unnamed(List<String> scanned) {
        return scanned.stream()
                .filter(FirstRead::isUnnamed)
                .sorted(Comparator.<String>comparingInt(
                                path -> RepositoryPath.of(path).folder().names().size())
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isUnnamed(String path) {
        return Readers.reads(path) && !Readers.readsByName(path);
    }
}
