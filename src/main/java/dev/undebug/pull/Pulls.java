package dev.undebug.pull;

import dev.undebug.source.Unavailable;
import java.util.List;

/** Reads pull requests. Every method may throw {@link Unavailable}. */
public interface Pulls {
    /**
     * Returns what the head changes with respect to its merge base with the base branch. One request up to 300 files.
     *
     * @throws Gone if the commits, the pull request or the repository are out of reach
     */
    PullDiff diff(PullRequest pull);

    /**
     * Returns the other open pull requests into this repository with the same head, to whatever base. A check run belongs to
     * the commit, so that its verdict counts for all of them.
     *
     * @throws Gone if the commit or the repository is out of reach
     */
    List<PullRequest> sameHead(PullRequest pull);

    /** Opens the head and the merge base for reading. */
    PullSources open(PullRequest pull, PullDiff diff);
}
