package dev.undebug.app;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.Subject;

/** Does what was asked for. */
@FunctionalInterface
public interface Reviewer {
    /** Reads what is to be judged, judges it and publishes the verdict. */
    void run(RequestedWork work, Attempt attempt);

    /**
     * Ends the check of what could not be done.
     *
     * @param passing whether GitHub is the reason, so that it is tried again
     */
    default void giveUp(RequestedWork work, boolean passing) {}

    /** Ends the check runs that an attempt has begun on a commit and no later one goes on with. */
    default void end(Subject subject) {}
}
