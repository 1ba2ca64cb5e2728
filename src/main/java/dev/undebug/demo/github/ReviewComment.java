package dev.undebug.demo.github;

import java.time.Instant;
import java.util.Optional;

/**
 * A comment of a thread.
 *
 * @param review the review that it belongs to
 * @param replyTo the first comment of the thread, if it is not this one
 * @param minimized the reason, once minimized
 * @param editor the last editor
 */
public record ReviewComment(
        long id,
        long review,
        Account author,
        String body,
        Optional<Long> replyTo,
        Optional<String> minimized,
        Optional<Account> editor,
        Instant createdAt,
        Instant updatedAt) {
    /** Returns the same comment with a new text. */
    public ReviewComment with(String text, Account by, Instant now) {
        return new ReviewComment(id, review, author, text, replyTo, minimized, Optional.of(by), createdAt, now);
    }

    /** Returns the same comment, minimized for a reason or not. */
    public ReviewComment minimized(Optional<String> reason) {
        return new ReviewComment(id, review, author, body, replyTo, reason, editor, createdAt, updatedAt);
    }
}
