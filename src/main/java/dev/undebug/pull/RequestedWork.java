package dev.undebug.pull;

/** Work that an event requests. Work with the same key is serial, and newer work replaces older. */
public sealed interface RequestedWork permits CheckWork, FormerHeadWork, FixWork, LatestWork, SuiteWork, WelcomeWork {
    String key();

    /**
     * Returns the work to do instead if other work was requested at the same moment: GitHub's times are whole seconds,
     * and its events may arrive in any order.
     */
    default RequestedWork inDoubt() {
        return this;
    }

    /** Returns the work to do instead if newer work was done before: events may arrive long after others. */
    default RequestedWork late() {
        return this;
    }
}
