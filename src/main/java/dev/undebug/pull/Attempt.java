package dev.undebug.pull;

/** One attempt at requested work. */
public interface Attempt {
    /** Returns whether an earlier attempt may have done a part of the same work. */
    boolean isRetry();

    /**
     * Returns whether GitHub's API may not know the subject of the event yet. For half a minute, a missing subject does
     * not count as deleted.
     */
    boolean isEarly();

    /**
     * Records durably that a check run is about to begin: if this attempt does not conclude it, a later one does. Ends
     * the check runs of earlier attempts on other subjects.
     *
     * @return whether an earlier attempt has begun one on the same subject, which may be in progress
     */
    boolean begins(Subject subject);

    /**
     * Ends the check runs of earlier attempts. Call this before another one is concluded: the run of a commit that is
     * concluded last counts.
     */
    void endsEarlier();
}
