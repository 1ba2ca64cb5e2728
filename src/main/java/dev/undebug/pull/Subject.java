package dev.undebug.pull;

/** The subject of a check run: a commit, and the one that it is compared with. */
public sealed interface Subject permits PullRequest, MergeGroup, BranchTip {
    /** Returns the repository of the check run. */
    RepositoryRef repository();

    /** Returns the commit to judge. */
    CommitSha head();

    /** Returns the commit of the base, whose configuration applies. */
    CommitSha base();
}
