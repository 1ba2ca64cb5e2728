package dev.undebug.app;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.Subject;

/** Does the requested work. */
@FunctionalInterface
public interface Reviewer {
    /** Reads the subject, judges it and publishes the verdict. */
    void run(RequestedWork work, Attempt attempt);

    /** Begins urgent work that has to wait for its turn. */
    default void begin(RequestedWork work, Attempt attempt) {}

    /**
     * Ends the check of failed work.
     *
     * @param passing whether GitHub is the reason, so that the work will be retried
     */
    default void giveUp(RequestedWork work, boolean passing) {}

    /** Ends the check runs that an attempt began on a commit and no later one continues. */
    default void end(Subject subject) {}
}
