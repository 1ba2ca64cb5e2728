package dev.undebug.pull;

import dev.undebug.source.Unavailable;

/** Publishes reviews. */
public interface Reviews {
    /**
     * Posts one review, event {@code COMMENT}.
     *
     * @throws Unavailable if GitHub does not take it now
     */
    void publish(PullRequest pull, ReviewDraft draft);
}
