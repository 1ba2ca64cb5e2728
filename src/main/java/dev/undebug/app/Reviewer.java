package dev.undebug.app;

import dev.undebug.pull.ReviewWork;

/** Does a review. */
@FunctionalInterface
public interface Reviewer {
    /**
     * Reads the pull request, judges it and publishes the verdict.
     *
     * @param retry whether an earlier attempt may have published a part
     */
    void run(ReviewWork work, boolean retry);
}
