package dev.undebug.demo.github;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An installation of the app, with access to all repositories of the account.
 *
 * @param permissions granted: name to {@code read} or {@code write}
 */
public record Installation(
        long id, Account account, Map<String, String> permissions, Instant createdAt, Optional<Instant> suspendedAt) {
    public Installation {
        permissions = Map.copyOf(permissions);
    }

    /** Returns the same installation with other permissions. */
    public Installation with(Map<String, String> granted) {
        return new Installation(id, account, granted, createdAt, suspendedAt);
    }

    /** Returns the same installation, suspended or not. */
    public Installation suspended(Optional<Instant> since) {
        return new Installation(id, account, permissions, createdAt, since);
    }
}
