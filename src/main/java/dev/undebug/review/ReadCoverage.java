package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullSources;
import dev.undebug.scan.Relevance;
import dev.undebug.scan.ScanResult;
import dev.undebug.source.Content;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of a change was read.
 *
 * @param whole whether all changed files are known and the relevant ones were read
 * @param enough whether all are known, and no unread one can be a program that a launch starts, or its variables
 */
record ReadCoverage(boolean whole, boolean enough) {
    /**
     * Returns the coverage of a change.
     *
     * @param changes the changed files
     * @param base the scan of the merge base, if one was needed
     */
    static ReadCoverage of(
            PullSources sources, PullDiff diff, List<ChangedFile> changes, ScanResult head, Optional<ScanResult> base) {
        Set<String> changed = changes.stream()
                .filter(file -> file.status() != Status.REMOVED)
                .map(ChangedFile::path)
                .collect(Collectors.toSet());
        boolean listed = isListed(sources, diff);
        List<Content.Unread> unread = head.unread().stream()
                .filter(file -> changed.contains(file.path()))
                .toList();
        return new ReadCoverage(
                listed && unread.isEmpty(),
                listed
                        && !misnames(sources, changes, head, base)
                        && unread.stream().noneMatch(file -> file.withheld() && !PythonPaths.isNotebook(file.path())));
    }

    /** Returns whether all changed files are known: from the diff, or from the trees of the two commits. */
    static boolean isListed(PullSources sources, PullDiff diff) {
        return diff.gaps().isEmpty()
                || (sources.head().gaps().isEmpty() && sources.base().gaps().isEmpty());
    }

    /** Returns the programs, settings and env files whose names say that they are something else. */
    static Set<String> misnamed(ScanResult scan) {
        return scan.unread().stream()
                .filter(file -> file.withheld() && IrrelevantFiles.is(file.path()))
                .map(Content.Unread::path)
                .collect(Collectors.toSet());
    }

    /**
     * Returns whether the change names such a file: a later change of that file alone would not be analysed. An earlier
     * reference is not the author's doing, unless a changed file names it in another way or context.
     */
    private static boolean misnames(
            PullSources sources, List<ChangedFile> changes, ScanResult head, Optional<ScanResult> base) {
        Set<String> names = misnamed(head);
        if (names.isEmpty()
                || !base.map(ReadCoverage::misnamed).orElse(Set.of()).containsAll(names)) {
            return !names.isEmpty();
        }
        List<ChangedFile> looked = changes.stream()
                .filter(file -> file.status() != Status.REMOVED && Relevance.matters(file.path()))
                .toList();
        Map<String, String> naming = texts(sources.head(), looked.stream().map(ChangedFile::path));
        naming.values()
                .removeIf(text -> names.stream().noneMatch(path -> FileReferences.isNew(path, text, Optional.empty())));
        // Under another name, a file may have another purpose.
        Map<String, String> before = texts(
                sources.base(),
                looked.stream()
                        .filter(file -> file.status() != Status.RENAMED)
                        .map(ChangedFile::path)
                        .filter(naming::containsKey));
        return naming.entrySet().stream().anyMatch(now -> names.stream()
                .anyMatch(path ->
                        FileReferences.isNew(path, now.getValue(), Optional.ofNullable(before.get(now.getKey())))));
    }

    private static Map<String, String> texts(SourceTree tree, Stream<String> paths) {
        Map<String, String> texts = new TreeMap<>();
        List<String> wanted = paths.toList();
        Map<String, Content> read = wanted.isEmpty() ? Map.of() : tree.read(wanted);
        read.forEach((path, content) -> {
            if (content instanceof Content.Decoded decoded) {
                texts.put(path, decoded.file().text());
            }
        });
        return texts;
    }
}
