package dev.undebug.pull;

/** What is to be done. Work of one key is serial, and the newest is what is done. */
public sealed interface RequestedWork permits CheckWork, FormerHeadWork, FixWork, LatestWork, SuiteWork, WelcomeWork {
    String key();

    /**
     * Returns what is to be done instead where something else was asked for at the same moment: GitHub tells the time in whole
     * seconds, and its events may arrive in any order.
     */
    default RequestedWork inDoubt() {
        return this;
    }

    /** Returns what is to be done instead where something newer was done before: events may arrive long after others. */
    default RequestedWork late() {
        return this;
    }
}
