package dev.undebug.pull;

import dev.undebug.source.Unavailable;
import java.util.List;

/** Publishes check runs named {@code Undebug}. Every method may throw {@link Unavailable}. */
public interface Checks {
    /**
     * Shows that work has begun: a check run in progress.
     *
     * @param again whether an earlier attempt has begun one; if it is still in progress, it is used again
     */
    Begun begin(Subject subject, boolean again);

    /**
     * A check run in progress.
     *
     * @param checkRun GitHub's id
     * @param alone whether GitHub lists no other open pull request of this repository with the same head, as
     *     {@link #concludeAtOnce} does; false where it does not say
     */
    record Begun(long checkRun, boolean alone) {}

    /**
     * Returns the check runs that are in progress.
     *
     * @throws Gone if the commit or the repository is out of reach
     */
    List<Long> inProgress(Subject subject);

    /**
     * Returns what the app's check runs of a commit are about, the newest first.
     *
     * @throws Gone if the commit or the repository is out of reach
     */
    List<Subject> subjects(BranchTip commit);

    /** Sends the annotations in batches and, as the very last write, the conclusion. */
    void conclude(Subject subject, long checkRun, CheckDraft draft);

    /**
     * Publishes a concluded check run that needs few annotations, in one request.
     *
     * @return the numbers of other open pull requests of this repository with the same head, as far as GitHub lists them:
     *     those whose head is in this repository, too
     */
    List<Integer> concludeAtOnce(Subject subject, CheckDraft draft);
}
