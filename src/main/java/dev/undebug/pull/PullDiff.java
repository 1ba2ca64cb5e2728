package dev.undebug.pull;

import java.util.List;

/**
 * The changes of a pull request.
 *
 * @param base the tip of the base branch, whose configuration applies
 * @param mergeBase the commit that head is compared with
 * @param files in GitHub's order
 * @param gaps sentences about files that could not be listed; empty if the list is complete
 */
public record PullDiff(CommitSha base, CommitSha mergeBase, List<ChangedFile> files, List<String> gaps) {
    /** Returns the empty diff of a commit without a comparison. */
    public static PullDiff none(BranchTip tip) {
        return new PullDiff(tip.head(), tip.head(), List.of(), List.of());
    }

    /** Creates the diff of a commit whose merge base is the tip of the base branch. */
    public PullDiff(CommitSha base, List<ChangedFile> files, List<String> gaps) {
        this(base, base, files, gaps);
    }

    public PullDiff {
        files = List.copyOf(files);
        gaps = List.copyOf(gaps);
    }
}
