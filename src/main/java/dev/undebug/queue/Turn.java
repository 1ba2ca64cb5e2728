package dev.undebug.queue;

/** One attempt at the work of a key, as the worker sees it. */
public interface Turn {
    /** Returns whether an earlier attempt may have done a part of the same work. */
    boolean isRetry();

    /** Returns how often the same work was put off. */
    int waits();

    /**
     * Writes down that something is begun that has to be ended. When this returns, it is on the disk. What an earlier attempt
     * has begun, be it at other work of the key, and is not the same, is ended.
     *
     * @param what {@link Worker#end} gets it if no attempt comes to a good end that begins the same
     * @return whether an earlier attempt has begun the same and may not have ended it
     */
    boolean begins(String what);

    /** Ends what earlier attempts have begun. */
    void endsEarlier();
}
