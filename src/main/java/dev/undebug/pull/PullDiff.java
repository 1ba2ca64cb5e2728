package dev.undebug.pull;

import java.util.List;

/**
 * What a pull request changes.
 *
 * @param base what the head would be merged into, whose configuration holds: the tip of the base branch
 * @param mergeBase the commit that head is compared with
 * @param files in GitHub's order
 * @param gaps sentences that say which files could not be listed; empty when all were
 */
public record PullDiff(CommitSha base, CommitSha mergeBase, List<ChangedFile> files, List<String> gaps) {
    /** Returns what a commit that is compared with nothing changes: nothing. */
    public static PullDiff none(BranchTip tip) {
        return new PullDiff(tip.head(), tip.head(), List.of(), List.of());
    }

    /** Describes what a commit changes that has just been branched off. */
    public PullDiff(CommitSha base, List<ChangedFile> files, List<String> gaps) {
        this(base, base, files, gaps);
    }

    public PullDiff {
        files = List.copyOf(files);
        gaps = List.copyOf(gaps);
    }
}
