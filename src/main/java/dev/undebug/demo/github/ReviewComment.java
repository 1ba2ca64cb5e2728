package dev.undebug.demo.github;

import java.time.Instant;
import java.util.Optional;

/**
 * A comment of a thread.
 *
 * @param review the review that brought it
 * @param replyTo the first comment of the thread, if it is not this one
 * @param minimized the reason, once minimised
 */
public record ReviewComment(
        long id,
        long review,
        Account author,
        String body,
        Optional<Long> replyTo,
        Optional<String> minimized,
        Instant createdAt,
        Instant updatedAt) {}
