package dev.undebug.pull;

import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sources of a pull request and what goes with them. Everything is read lazily and as much as possible in the same
 * requests: the first read of the head brings the configuration, the threads and the merge base's version of
 * the changed files along; files that did not change are never read twice.
 */
public interface PullSources {
    SourceTree head();

    /** The merge base. */
    SourceTree base();

    /**
     * Returns what the pull request changes: the files of the diff and, where GitHub does not list all, those that differ in what
     * is listed of the two commits.
     */
    List<ChangedFile> changes();

    /**
     * Returns {@code .github/undebug.yml} at the tip of the base branch, never of the head; or else the one that the owner
     * keeps for all repositories.
     */
    Optional<SourceFile> configuration();

    /** Returns the configuration that the owner keeps for all repositories: what holds where this one has none. */
    Optional<SourceFile> ownersConfiguration();

    /** Returns the threads that the app has begun on findings. */
    List<FindingThread> threads();

    /** Returns the fingerprints of the findings on which the app has ever commented, whatever has become of the comments. */
    Set<String> said();

    /** Returns what has become of the pull request meanwhile. One request, each time. */
    Standing standing();

    /** Returns what had become of it when something was read last. No request of its own, except where nothing was. */
    Standing lastStanding();

    /** What may have become of a pull request while it was judged. */
    enum Standing {
        /** It is open, and has the head that was judged. */
        CURRENT,
        /** It has another head, so that this work is out of date. */
        SUPERSEDED,
        /** It was closed or merged. */
        CLOSED
    }
}
