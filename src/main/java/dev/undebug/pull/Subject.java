package dev.undebug.pull;

/** What a check run is about: a commit, and the one with which it is compared. */
public sealed interface Subject permits PullRequest, MergeGroup, BranchTip {
    /** Returns where the check run is made. */
    RepositoryRef repository();

    /** Returns the commit that is judged. */
    CommitSha head();

    /** Returns the commit with which it is compared and whose configuration holds. */
    CommitSha base();
}
