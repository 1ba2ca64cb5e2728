package dev.undebug.github;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.PullDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
 * @param links the symbolic links, and whether each has its own target and not that of the head's link of the same path
 * @param changes the files that the diff lists, and those that it does not list as far as they are known
 * @param gaps sentences that say what could not be listed of the merge base by itself
 */
record BaseLayout(
        NavigableSet<String> paths,
        Set<String> own,
        Map<String, String> origins,
        Map<String, Boolean> links,
        List<ChangedFile> changes,
        List<String> gaps) {

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
        Map<String, Boolean> links = new TreeMap<>();
        head.links().keySet().forEach(link -> links.put(link, false));
        for (ChangedFile file : diff.files()) {
            if (links.remove(file.path()) != null && file.status() == Status.MODIFIED) {
                links.put(file.path(), true);
            }
        }
        return new BaseLayout(paths, own, origins, links, diff.files(), List.of());
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
        Map<String, Boolean> links = new TreeMap<>();
        base.links()
                .forEach((path, entry) ->
                        links.put(path, !entry.equals(head.links().get(path))));
        return new BaseLayout(
                new TreeSet<>(base.files().keySet()), own, origins, links, changes(head, base, diff), base.gaps());
    }

    private static List<ChangedFile> changes(Listing head, Listing base, PullDiff diff) {
        List<ChangedFile> changes = new ArrayList<>(diff.files());
        Set<String> listed = new HashSet<>();
        diff.files().forEach(file -> {
            listed.add(file.path());
            file.previousPath().ifPresent(listed::add);
        });
        head.files().forEach((path, entry) -> {
            Listing.Entry before = base.files().get(path);
            if (!entry.equals(before) && !listed.contains(path)) {
                changes.add(unlisted(path, before == null ? Status.ADDED : Status.MODIFIED));
            }
        });
        base.files().keySet().stream()
                .filter(path -> !head.files().containsKey(path) && !listed.contains(path))
                .forEach(path -> changes.add(unlisted(path, Status.REMOVED)));
        return List.copyOf(changes);
    }

    private static ChangedFile unlisted(String path, Status status) {
        return new ChangedFile(path, status, Optional.empty(), Optional.empty());
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
        return file.status() == Status.MODIFIED && head.hasOther(file.path());
    }
}
