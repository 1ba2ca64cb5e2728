package dev.undebug.review;

import dev.undebug.pull.FindingThread;
import dev.undebug.rule.Finding;
import dev.undebug.scan.Comparison;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Holds what the threads of a pull request say already against what is found now: nothing is said twice. */
final class Memory {
    private final List<FindingThread> open;
    private final Set<String> paths;

    /**
     * Remembers.
     *
     * @param threads all that the app began
     * @param paths the files of the head
     */
    Memory(List<FindingThread> threads, Collection<String> paths) {
        open = threads.stream().filter(thread -> !thread.marker().settled()).toList();
        this.paths = Set.copyOf(paths);
    }

    /** Returns whether a thread is about the finding. A thread that somebody resolved counts: it was read. */
    boolean knows(Finding finding) {
        return open.stream().anyMatch(thread -> isAbout(thread, finding));
    }

    /**
     * A thread that is to be settled.
     *
     * @param allowed whether a comment in the source allows the finding; otherwise it is not there any more
     */
    record Settled(FindingThread thread, boolean allowed) {}

    /**
     * Returns the threads that are to be settled.
     *
     * @param there what is found now, what a worse finding covers too
     * @param allowed what is found and a comment allows
     */
    List<Settled> settled(List<Finding> there, List<Finding> allowed) {
        return open.stream()
                .filter(thread -> there.stream().noneMatch(finding -> isAbout(thread, finding)))
                .map(thread -> new Settled(thread, allowed.stream().anyMatch(finding -> isAbout(thread, finding))))
                .toList();
    }

    /** A file that was renamed since, within the pull request, takes its findings along. */
    private boolean isAbout(FindingThread thread, Finding finding) {
        String known = thread.marker().fingerprint();
        return known.equals(finding.fingerprint())
                || (Comparison.sameInAnotherFile(known, finding.fingerprint())
                        && paths.stream().noneMatch(path -> Comparison.isIn(known, path))
                        && open.stream()
                                .noneMatch(other -> other.marker().fingerprint().equals(finding.fingerprint())));
    }
}
