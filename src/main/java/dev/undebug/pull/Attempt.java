package dev.undebug.pull;

/** One attempt at requested work. */
public interface Attempt {
    /** Returns whether an earlier attempt at the same work may have got somewhere. */
    boolean isRetry();

    /**
     * Keeps in mind, for good, that a check run is about to be begun: should this attempt not conclude it, a later one does.
     * What an earlier attempt has begun on something else is ended.
     */
    void begins(Subject subject);
}
