package dev.undebug.demo.github;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A review of a pull request; its comments are kept by the pull request's threads.
 *
 * @param commit the head that was reviewed
 * @param submittedAt empty while pending
 */
public record Review(long id, Account author, String body, State state, String commit, Optional<Instant> submittedAt) {
    /** GitHub's state of a review. */
    public enum State {
        PENDING,
        COMMENTED,
        APPROVED,
        CHANGES_REQUESTED,
        DISMISSED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean pending() {
        return state == State.PENDING;
    }
}
