package dev.undebug.github;

import dev.undebug.pull.PullRef;
import java.util.Optional;

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
        return of(pull, Grant.REVIEW);
    }

    /** Returns a client that may write code; empty where the app may not. */
    Optional<RepositoryClient> writing(PullRef pull) {
        return Grant.WRITE.isCoveredBy(app.installation(pull.installation()).getPermissions())
                ? Optional.of(of(pull, Grant.WRITE))
                : Optional.empty();
    }

    private RepositoryClient of(PullRef pull, Grant grant) {
        Credential credential = tokens.credential(pull.installation(), pull.repository(), grant);
        return new RepositoryClient(connection, credential, pull.repository());
    }

    AppAccount app() {
        return app;
    }
}
