package dev.undebug.demo.github;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An installation of the app, with access to all repositories of the account.
 *
 * @param permissions granted: name to {@code read} or {@code write}
 */
public record AppInstallation(
        long id, Account account, Map<String, String> permissions, Instant createdAt, Optional<Instant> suspendedAt) {
    public AppInstallation {
        permissions = Map.copyOf(permissions);
    }

    /** Returns the same installation with other permissions. */
    public AppInstallation with(Map<String, String> granted) {
        return new AppInstallation(id, account, granted, createdAt, suspendedAt);
    }

    /** Returns the same installation, suspended or not. */
    public AppInstallation suspended(Optional<Instant> since) {
        return new AppInstallation(id, account, permissions, createdAt, since);
    }
}
