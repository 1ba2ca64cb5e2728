package dev.undebug.app;

import dev.undebug.github.client.GitHubApp;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the server.
 *
 * @param registration absent until the app is registered: the server then only shows what to set
 * @param dataDir the directory of the database
 * @param publicUrl the server's own address as people see it
 */
public record Settings(
        Optional<Registration> registration, Listen listen, Path dataDir, Optional<URI> publicUrl, LogSettings log) {

    /**
     * Reads environment variables.
     *
     * @throws SettingsException with all problems
     */
    public static Settings from(Map<String, String> environment) throws SettingsException {
        return new SettingsReader(environment).read();
    }

    /**
     * The address to listen on.
     *
     * @param port 0 for any free port
     */
    public record Listen(String host, int port) {}

    /** The registered app, and the secrets of its webhook: more than one while they are rotated. */
    public record Registration(GitHubApp app, List<String> webhookSecrets) {
        public Registration {
            webhookSecrets = List.copyOf(webhookSecrets);
        }

        /** Shows the app and none of its secrets. */
        @Override
        public String toString() {
            return "app " + app.id() + " on " + app.api();
        }
    }
}
