package dev.undebug.demo.github;

import java.time.Instant;

/** A comment in the conversation, not on a line. */
public record IssueComment(long id, Account author, String body, Instant createdAt, Instant updatedAt) {}
