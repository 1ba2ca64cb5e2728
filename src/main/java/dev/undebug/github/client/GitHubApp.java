package dev.undebug.github.client;

import dev.undebug.github.http.ApiRoot;
import java.security.PrivateKey;

/**
 * The app as registered with GitHub.
 *
 * @param id the number or the client id
 */
public record GitHubApp(String id, PrivateKey key, ApiRoot api) {
    public GitHubApp {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the id of the app is empty");
        }
    }
}
