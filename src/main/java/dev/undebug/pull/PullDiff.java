package dev.undebug.pull;

import java.util.List;

/**
 * What a pull request changes.
 *
 * @param mergeBase the commit that head is compared with
 * @param files in GitHub's order
 * @param gaps sentences that say which files could not be listed; empty when all were
 */
public record PullDiff(CommitSha mergeBase, List<ChangedFile> files, List<String> gaps) {
    /** Returns what a commit that is compared with nothing changes: nothing. */
    public static PullDiff none(BranchTip tip) {
        return new PullDiff(tip.head(), List.of(), List.of());
    }

    public PullDiff {
        files = List.copyOf(files);
        gaps = List.copyOf(gaps);
    }
}
