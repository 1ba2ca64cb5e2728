package dev.undebug.github;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.PullDiff;
import dev.undebug.source.IrrelevantFiles;
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
 * The files of the merge base, and which of them are the same in the head. Mostly derived from the head's files and the
 * diff, without a request for the merge base's tree.
 *
 * @param paths all regular files of the merge base
 * @param own those of them whose content differs from the head's file of the same path
 * @param origins head path to merge base path of changed files that both have
 * @param links the merge base's symbolic links, and whether each has a target of its own, rather than that of the
 *     head's link of the same path
 * @param changes the files that the diff lists, and those that it omits as far as they are known
 * @param gaps sentences about files of the merge base that could not be listed
 */
record BaseLayout(
        NavigableSet<String> paths,
        Set<String> own,
        Map<String, String> origins,
        Map<String, Boolean> links,
        List<ChangedFile> changes,
        List<String> gaps) {

    /**
     * Returns whether the diff is enough to derive the merge base. GitHub's diffs do not say whether a file was a
     * symbolic link.
     */
    static boolean isTold(Listing head, PullDiff diff) {
        return diff.gaps().isEmpty() && diff.files().stream().noneMatch(file -> mayHaveBeenLink(file, head));
    }

    private static boolean mayHaveBeenLink(ChangedFile file, Listing head) {
        return switch (file.status()) {
            case ADDED, COPIED, UNCHANGED -> false;
            case RENAMED -> head.links().containsKey(file.path());
            case REMOVED, MODIFIED ->
                head.links().containsKey(file.path())
                        // Binary files have no patch; most of them are pictures.
                        || file.patch().map(BaseLayout::isOfLink).orElse(!IrrelevantFiles.is(file.path()));
            case CHANGED -> true;
        };
    }

    /** The blob of a link is its target, without a line end. */
    private static boolean isOfLink(String patch) {
        List<String> lines = patch.lines().limit(3).toList();
        return lines.size() == 3
                && lines.get(0).startsWith("@@ -1 ")
                && lines.get(1).startsWith("-")
                && lines.get(2).startsWith("\\");
    }

    /**
     * Derives the layout from the diff.
     *
     * @param diff one that is enough, see {@link #isTold}
     */
    static BaseLayout of(Listing head, PullDiff diff) {
        NavigableSet<String> paths = new TreeSet<>(head.files().keySet());
        for (ChangedFile file : diff.files()) {
            // Removals first: if two files swap places, one's new path is the other's old one.
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
        diff.files().forEach(file -> links.remove(file.path()));
        return new BaseLayout(paths, own, origins, links, diff.files(), List.of());
    }

    /** Compares two listings, if the diff is not enough. */
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

    /** Returns the merge base path of a file whose content has to be read there. */
    private static Optional<String> origin(ChangedFile file) {
        return switch (file.status()) {
            case ADDED, COPIED, UNCHANGED -> Optional.empty();
            case RENAMED -> file.previousPath();
            case REMOVED, MODIFIED, CHANGED -> Optional.of(file.path());
        };
    }

    /** A submodule at another commit is not a file in either version. */
    private static boolean stillOther(ChangedFile file, Listing head) {
        return file.status() == Status.MODIFIED && head.submodules().contains(file.path());
    }
}
