package dev.undebug.demo.github;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A review of a pull request; {@link PullThreads} holds its comments.
 *
 * @param commit the reviewed head
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
