package dev.undebug.github;

import dev.undebug.source.ForeignFolders;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Guesses which files will be read after others because these import or start them: Python and files without an extension,
 * which are scripts and images. The nearest come first, in steps from folder to folder.
 */
final class NearbyFiles {
    /** Folders with Python files that an application rarely imports. */
    private static final Set<String> ASIDE =
            Set.of("tests", "test", "testing", "migrations", "docs", "doc", "examples", "benchmarks");

    private final Map<String, Integer> above = new HashMap<>();

    private NearbyFiles(Collection<String> read) {
        for (String path : read) {
            int steps = 0;
            for (RepositoryPath folder : RepositoryPath.of(path).above().toList()) {
                above.merge(folder.text(), steps, Math::min);
                steps++;
            }
        }
    }

    /** Returns those among the candidates that are not read already, nearest first. */
    static List<String> of(Set<String> read, Collection<String> candidates) {
        NearbyFiles nearby = new NearbyFiles(read);
        return candidates.stream()
                .filter(path -> isLikely(path) && !ForeignFolders.hold(path) && !read.contains(path))
                .map(nearby::ranked)
                .sorted(Comparator.comparing(Ranked::aside).thenComparing(Ranked::steps))
                .map(Ranked::path)
                .toList();
    }

    private static boolean isLikely(String path) {
        return PythonPaths.isSource(path)
                || (!RepositoryPath.of(path).name().contains(".") && !IrrelevantFiles.is(path));
    }

    private record Ranked(String path, boolean aside, int steps) {}

    private Ranked ranked(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        boolean aside = file.folder().names().stream().anyMatch(ASIDE::contains)
                || file.name().startsWith("test_");
        return new Ranked(path, aside, steps(file));
    }

    /** Returns the steps to the nearest file that is read. */
    private int steps(RepositoryPath file) {
        int nearest = Integer.MAX_VALUE;
        int down = 0;
        for (RepositoryPath folder : file.above().toList()) {
            Integer up = above.get(folder.text());
            if (up != null) {
                nearest = Math.min(nearest, up + down);
            }
            down++;
        }
        return nearest;
    }
}
