package dev.undebug.pull;

import dev.undebug.source.Unavailable;
import java.util.List;

/** Publishes reviews. */
public interface Reviews {
    /**
     * Posts one review, event {@code COMMENT}.
     *
     * @throws Unavailable if GitHub does not take it now
     * @throws ReviewRefused if GitHub takes it neither now nor later, as with a line that is not part of the diff
     */
    void publish(PullRequest pull, ReviewDraft draft);

    /**
     * Corrects what the app said in the first comments of threads. What others wrote stays, and so does whether a thread is
     * resolved. Comments that are gone are passed over.
     *
     * @throws Unavailable if GitHub does not take it now
     * @throws Refused if the app may not change its own comments
     */
    void correct(PullRequest pull, List<Correction> corrections);

    /**
     * Settles threads: the first comment of each says so from now on, and the thread is resolved, or where the app may not
     * do that, its comment is minimized. What others wrote stays. Threads that are settled or gone are passed over.
     *
     * @throws Unavailable if GitHub does not take it now
     * @throws Refused if the app may not change its own comments
     */
    void settle(PullRequest pull, List<Settlement> settlements);
}
