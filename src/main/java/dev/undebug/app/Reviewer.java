package dev.undebug.app;

import dev.undebug.pull.RequestedWork;

/** Does what was asked for. */
@FunctionalInterface
public interface Reviewer {
    /**
     * Reads what is to be judged, judges it and publishes the verdict.
     *
     * @param retry whether an earlier attempt may have published a part
     */
    void run(RequestedWork work, boolean retry);

    /**
     * Ends the check of what could not be done.
     *
     * @param passing whether GitHub is the reason, so that it is tried again
     */
    default void giveUp(RequestedWork work, boolean passing) {}

    /** Ends the check of work that was begun and displaced by newer work. */
    default void abandon(RequestedWork work) {}
}
