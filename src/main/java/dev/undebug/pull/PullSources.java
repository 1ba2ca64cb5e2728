package dev.undebug.pull;

import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sources of a pull request and its other data. Everything is read lazily and in as few requests as possible: the
 * first read of the head also fetches the configuration, the threads and the merge base's version of the changed files.
 * Unchanged files are never read twice.
 */
public interface PullSources {
    SourceTree head();

    /** Returns the merge base. */
    SourceTree base();

    /**
     * Returns the changed files: those of the diff and, if GitHub does not list all, those that differ between the
     * trees of the two commits.
     */
    List<ChangedFile> changes();

    /**
     * Returns {@code .github/undebug.yml} at the tip of the base branch, never of the head; without one, the owner's
     * configuration for all repositories.
     */
    Optional<SourceFile> configuration();

    /** Returns the owner's configuration for all repositories, which applies if this one has none. */
    Optional<SourceFile> ownersConfiguration();

    /** Returns the threads that the app has begun on findings. */
    List<FindingThread> threads();

    /** Returns the fingerprints of all findings on which the app has ever commented, even if the comments are gone. */
    Set<String> said();

    /** Returns the current state of the pull request. One request, each time. */
    Standing standing();

    /** Returns its state at the last read. No request of its own, unless nothing was read. */
    Standing lastStanding();

    /** The state of a pull request after it was judged. */
    enum Standing {
        /** It is open, and still has the judged head. */
        CURRENT,
        /** It has another head, so this work is outdated. */
        SUPERSEDED,
        /** It was closed or merged. */
        CLOSED
    }
}
