package dev.undebug.app;

import dev.undebug.github.client.GitHubApp;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server is told from outside.
 *
 * @param registration absent until the app is registered: the server then only shows what to set
 * @param dataDir where the database is
 * @param publicUrl the server's own address as people see it
 */
public record Settings(
        Optional<Registration> registration, Listen listen, Path dataDir, Optional<URI> publicUrl, LogSettings log) {

    /**
     * Reads environment variables.
     *
     * @throws SettingsException that names everything that is wrong
     */
    public static Settings from(Map<String, String> environment) throws SettingsException {
        return new SettingsReader(environment).read();
    }

    /**
     * Where to listen.
     *
     * @param port 0 for any that is free
     */
    public record Listen(String host, int port) {}

    /** The app as it is registered, and the secrets that its webhook may use: more than one while they are changed. */
    public record Registration(GitHubApp app, List<String> webhookSecrets) {
        public Registration {
            webhookSecrets = List.copyOf(webhookSecrets);
        }

        /** Names the app and none of its secrets. */
        @Override
        public String toString() {
            return "app " + app.id() + " on " + app.api();
        }
    }
}
