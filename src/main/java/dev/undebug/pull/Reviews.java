package dev.undebug.pull;

import dev.undebug.source.Unavailable;
import java.util.List;

/** Publishes reviews. */
public interface Reviews {
    /**
     * Posts one review, event {@code COMMENT}.
     *
     * @throws Unavailable if GitHub does not accept it now
     * @throws ReviewRefused if GitHub rejects it, now or later, as with a line that is not part of the diff
     */
    void publish(PullRequest pull, ReviewDraft draft);

    /**
     * Corrects the app's text in the first comments of threads. Other people's text stays, and so does the resolved
     * state of a thread. Skips deleted comments.
     *
     * @throws Unavailable if GitHub does not accept it now
     * @throws Refused if the app may not change its own comments
     */
    void correct(PullRequest pull, List<Correction> corrections);

    /**
     * Settles threads: edits the first comment of each, and resolves the thread; without the permission for that,
     * minimizes its comment. Other people's text stays. Skips threads that are settled or gone.
     *
     * @throws Unavailable if GitHub does not accept it now
     * @throws Refused if the app may not change its own comments
     */
    void settle(PullRequest pull, List<Settlement> settlements);
}
