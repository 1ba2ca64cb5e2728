package dev.undebug.pull;

import dev.undebug.source.Unavailable;
import java.util.List;

/** Publishes check runs named {@code Undebug}. Every method may throw {@link Unavailable}. */
public interface Checks {
    /**
     * Begins a check run in progress.
     *
     * @param again whether an earlier attempt has begun one; if it is still in progress, it is reused
     */
    Begun begin(Subject subject, boolean again);

    /**
     * A check run in progress.
     *
     * @param checkRun GitHub's id
     * @param alone whether GitHub lists no other open pull request of this repository with the same head, as in
     *     {@link #concludeAtOnce}; false if it does not say
     */
    record Begun(long checkRun, boolean alone) {}

    /**
     * Returns the check runs in progress.
     *
     * @throws Gone if the commit or the repository is inaccessible
     */
    List<Long> inProgress(Subject subject);

    /**
     * Returns the subjects of the app's check runs of a commit, newest first.
     *
     * @throws Gone if the commit or the repository is inaccessible
     */
    List<Subject> subjects(BranchTip commit);

    /** Sends the annotations in batches and, as the very last write, the conclusion. */
    void conclude(Subject subject, long checkRun, CheckDraft draft);

    /**
     * Publishes a concluded check run with few annotations, in one request.
     *
     * @return the numbers of other open pull requests of this repository with the same head, as far as GitHub lists
     *     them: those whose head is in this repository, too
     */
    List<Integer> concludeAtOnce(Subject subject, CheckDraft draft);
}
