package dev.undebug.demo.github;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a pull request.
 *
 * @param mergeCommit present once merged
 */
public record PullStatus(
        boolean open, boolean draft, Optional<Instant> closedAt, Optional<String> mergeCommit, Instant updatedAt) {
    public boolean merged() {
        return mergeCommit.isPresent();
    }

    PullStatus at(Instant now) {
        return new PullStatus(open, draft, closedAt, mergeCommit, now);
    }
}
