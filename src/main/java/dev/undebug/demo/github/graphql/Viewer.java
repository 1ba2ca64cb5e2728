package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.HostedRepository;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The authenticated app.
 *
 * @param account the app's bot
 * @param permissions name to {@code read} or {@code write}
 * @param sees the accessible repositories
 */
public record Viewer(Account account, Map<String, String> permissions, Predicate<HostedRepository> sees) {
    public Viewer {
        permissions = Map.copyOf(permissions);
    }

    boolean can(String permission, String level) {
        String granted = permissions.getOrDefault(permission, "none");
        return granted.equals(level) || granted.equals("write");
    }

    void requireRead(String permission) {
        require(permission, "read");
    }

    void requireWrite(String permission) {
        require(permission, "write");
    }

    private void require(String permission, String level) {
        if (!can(permission, level)) {
            throw new GitHubError("FORBIDDEN", "Resource not accessible by integration");
        }
    }
}
