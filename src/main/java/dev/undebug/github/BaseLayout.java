package dev.undebug.github;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.PullDiff;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files the merge base has and which of them are the same in the head, told from the head's files and the diff
 * without asking GitHub for the merge base's tree.
 *
 * @param paths of all regular files of the merge base
 * @param own those of them whose content is not that of the head's file of the same path
 * @param origins head path to merge base path of changed files that both have
 */
record BaseLayout(NavigableSet<String> paths, Set<String> own, Map<String, String> origins) {

    static BaseLayout of(Listing head, PullDiff diff) {
        NavigableSet<String> paths = new TreeSet<>(head.files().keySet());
        for (ChangedFile file : diff.files()) {
            // First all that go: where two files change places, one's new path is the other's old one.
            if (!inBoth(file)) {
                paths.remove(file.path());
            }
        }
        Set<String> own = new TreeSet<>();
        Map<String, String> origins = new TreeMap<>();
        for (ChangedFile file : diff.files()) {
            origin(file).filter(path -> !stillOther(file, head)).ifPresent(path -> {
                own.add(path);
                origins.put(file.path(), path);
            });
        }
        paths.addAll(own);
        return new BaseLayout(paths, own, origins);
    }

    /** Compares two listings; for diffs that GitHub does not list in full. */
    static BaseLayout of(Listing head, Listing base, PullDiff diff) {
        Set<String> own = new TreeSet<>();
        base.files().forEach((path, entry) -> {
            if (!entry.equals(head.files().get(path))) {
                own.add(path);
            }
        });
        Map<String, String> origins = new TreeMap<>();
        own.stream().filter(head.files()::containsKey).forEach(path -> origins.put(path, path));
        diff.files()
                .forEach(file -> origin(file).filter(own::contains).ifPresent(path -> origins.put(file.path(), path)));
        return new BaseLayout(new TreeSet<>(base.files().keySet()), own, origins);
    }

    private static boolean inBoth(ChangedFile file) {
        return switch (file.status()) {
            case ADDED, COPIED, RENAMED, REMOVED -> false;
            case MODIFIED, CHANGED, UNCHANGED -> true;
        };
    }

    /** Returns the merge base's path of a file whose content there has to be read. */
    private static Optional<String> origin(ChangedFile file) {
        return switch (file.status()) {
            case ADDED, COPIED, UNCHANGED -> Optional.empty();
            case RENAMED -> file.previousPath();
            case REMOVED, MODIFIED, CHANGED -> Optional.of(file.path());
        };
    }

    /** A link or submodule that points elsewhere now was none of our files before. */
    private static boolean stillOther(ChangedFile file, Listing head) {
        return file.status() == ChangedFile.Status.MODIFIED && head.others().contains(file.path());
    }
}
