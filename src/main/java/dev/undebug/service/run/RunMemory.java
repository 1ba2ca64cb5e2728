package dev.undebug.service.run;

import dev.undebug.service.tree.Workspace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The scans of some versions of one tree: the head of a pull request, its merge base. What is the same in two of them
 * is run once. Not thread-safe.
 */
public final class RunMemory {
    /** Each keeps its syntax trees. */
    private static final int MOST = 3;

    private final Deque<RunCache> scans = new ArrayDeque<>();

    void add(RunCache scan) {
        scans.addFirst(scan);
        if (scans.size() > MOST) {
            scans.removeLast();
        }
    }

    /** Returns the runs of the earlier scans for another version, the latest first. */
    List<EarlierRuns> of(Workspace now) {
        return scans.stream().map(scan -> scan.earlierThan(now)).toList();
    }
}
