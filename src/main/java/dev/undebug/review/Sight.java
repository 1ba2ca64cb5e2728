package dev.undebug.review;

import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullSources;
import dev.undebug.scan.ScanResult;
import dev.undebug.source.Content;
import dev.undebug.source.OtherFiles;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of a change was seen.
 *
 * @param whole whether all changed files are known and those that matter were read
 * @param enough whether all are known, and none of those that were not read can be a program that a launch starts, or
 *     variables that it gets
 */
record Sight(boolean whole, boolean enough) {
    /**
     * Returns how much was seen.
     *
     * @param changed the paths of what is changed and was not removed
     * @param base the scan of the merge base, if one was needed
     */
    static Sight of(
            PullSources sources, PullDiff diff, List<String> changed, ScanResult head, Optional<ScanResult> base) {
        boolean listed = isListed(sources, diff);
        List<Content.Unread> unread = head.unread().stream()
                .filter(file -> changed.contains(file.path()))
                .toList();
        return new Sight(
                listed && unread.isEmpty(),
                listed
                        && !misnames(sources, changed, head, base)
                        && unread.stream().noneMatch(file -> file.withheld() && !PythonPaths.isNotebook(file.path())));
    }

    /** Returns whether all changed files are known: by the diff, or by what is listed of the two commits. */
    static boolean isListed(PullSources sources, PullDiff diff) {
        return diff.gaps().isEmpty()
                || (sources.head().gaps().isEmpty() && sources.base().gaps().isEmpty());
    }

    /** Returns the programs, settings and variables that by their names are something else. */
    static Set<String> misnamed(ScanResult scan) {
        return scan.unread().stream()
                .filter(file -> file.withheld() && OtherFiles.is(file.path()))
                .map(Content.Unread::path)
                .collect(Collectors.toSet());
    }

    /**
     * Returns whether something of the change names such a file, a later change of which alone would not be looked at. What was
     * named before is not the author's doing, unless a changed file has its name.
     */
    private static boolean misnames(
            PullSources sources, List<String> changed, ScanResult head, Optional<ScanResult> base) {
        Set<String> names = misnamed(head);
        if (names.isEmpty() || !base.map(Sight::misnamed).orElse(Set.of()).containsAll(names)) {
            return !names.isEmpty();
        }
        return sources.head().read(changed).values().stream()
                .anyMatch(content -> content instanceof Content.Decoded decoded
                        && names.stream()
                                .anyMatch(path ->
                                        decoded.file().text().contains(path.substring(path.lastIndexOf('/') + 1))));
    }
}
