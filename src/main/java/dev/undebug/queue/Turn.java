package dev.undebug.queue;

/** One attempt at the work of a key, from the worker's view. */
public interface Turn {
    /** Returns whether an earlier attempt may have done a part of the same work. */
    boolean isRetry();

    /** Returns how often an outage has delayed the same work. */
    int waits();

    /**
     * Records on disk that something begins that must be ended. Ends everything else that earlier attempts began, also
     * for other work of the key.
     *
     * @param what passed to {@link Worker#end} unless an attempt that begins the same succeeds
     * @return whether an earlier attempt has begun the same and may not have ended it
     */
    boolean begins(String what);

    /** Ends everything that earlier attempts began. */
    void endsEarlier();
}
