package dev.undebug.pull;

import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Optional;

/** Reads pull requests and other commits. Every method may throw {@link Unavailable}. */
public interface Pulls {
    /**
     * Returns the changes of the head relative to its merge base with the base branch. One request up to 300 files.
     *
     * @throws Gone if the commits, the pull request or the repository are inaccessible
     */
    PullDiff diff(Subject subject);

    /**
     * Returns the tip of the default branch; empty for an empty repository.
     *
     * @throws Gone if the repository is inaccessible
     */
    Optional<BranchTip> defaultBranch(RepositoryRef repository);

    /**
     * Returns the other open pull requests into this repository with the same head, to any base. A check run belongs to
     * the commit, so its verdict counts for all of them.
     *
     * @throws Gone if the commit or the repository is inaccessible
     * @throws Refused if there are too many to list
     */
    List<PullRequest> sameHead(Subject subject);

    /** Opens the head and the merge base for reading. */
    PullSources open(Subject subject, PullDiff diff);
}
