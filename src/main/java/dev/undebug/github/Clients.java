package dev.undebug.github;

import dev.undebug.pull.PullRef;

/** Makes the clients of repositories. */
final class Clients {
    private final Connection connection;
    private final AppAccount app;
    private final InstallationTokens tokens;

    Clients(Connection connection, AppAccount app, InstallationTokens tokens) {
        this.connection = connection;
        this.app = app;
        this.tokens = tokens;
    }

    RepositoryClient of(PullRef pull) {
        Credential credential = tokens.credential(pull.installation(), pull.repository());
        return new RepositoryClient(connection, credential, pull.repository());
    }

    AppAccount app() {
        return app;
    }
}
