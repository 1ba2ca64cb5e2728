package dev.undebug.github;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.PullDiff;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Guesses which of the merge base's files will be read after some of the head's, to fetch them in the same request. */
final class PrefetchGuess {
    private PrefetchGuess() {}

    /** Returns paths in the merge base: of files that are read in the head, and of removed files of the same kinds. */
    static Set<String> of(Collection<String> headPaths, PullDiff diff, BaseLayout layout) {
        Set<String> companions = new LinkedHashSet<>();
        for (String path : headPaths) {
            String origin = layout.origins().get(path);
            if (origin != null) {
                companions.add(origin);
            }
        }
        Set<String> kinds = headPaths.stream().map(PrefetchGuess::kind).collect(Collectors.toSet());
        for (ChangedFile file : diff.files()) {
            if (file.status() == ChangedFile.Status.REMOVED && kinds.contains(kind(file.path()))) {
                companions.add(file.path());
            }
        }
        companions.retainAll(layout.paths());
        return companions;
    }

    /** Returns the extension, or the name of a file without one. */
    private static String kind(String path) {
        String name = RepositoryPath.of(path).name();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
