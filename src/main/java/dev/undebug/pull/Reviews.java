package dev.undebug.pull;

import dev.undebug.source.Unavailable;

/** Publishes reviews. */
public interface Reviews {
    /**
     * Posts one review, event {@code COMMENT}.
     *
     * @throws Unavailable if GitHub does not take it now
     * @throws ReviewRefused if GitHub takes it neither now nor later, as with a line that is not part of the diff
     */
    void publish(PullRequest pull, ReviewDraft draft);
}
