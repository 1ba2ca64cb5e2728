package dev.undebug.pull;

/** One attempt at requested work. */
public interface Attempt {
    /** Returns whether an earlier attempt at the same work may have got somewhere. */
    boolean isRetry();

    /**
     * Returns whether GitHub's API may not know yet what an event is about. For half a minute what it does not find is not
     * taken for deleted.
     */
    boolean isEarly();

    /**
     * Keeps in mind, for good, that a check run is about to be begun: should this attempt not conclude it, a later one does.
     * What an earlier attempt has begun on something else is ended.
     *
     * @return whether an earlier attempt has begun one on the same, which may be in progress
     */
    boolean begins(Subject subject);

    /**
     * Ends the check runs that earlier attempts have begun. This comes before another one is concluded: on a commit the run
     * that was concluded last is the one that counts.
     */
    void endsEarlier();
}
