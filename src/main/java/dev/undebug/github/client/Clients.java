package dev.undebug.github.client;

import dev.undebug.github.http.Credential;
import dev.undebug.pull.RepositoryRef;
import java.util.Optional;

/** Makes the clients of repositories. */
public final class Clients {
    private final Connection connection;
    private final AppAccount app;
    private final InstallationTokens tokens;

    public Clients(Connection connection, AppAccount app, InstallationTokens tokens) {
        this.connection = connection;
        this.app = app;
        this.tokens = tokens;
    }

    public RepositoryClient of(RepositoryRef repository) {
        return of(repository, Grant.REVIEW);
    }

    /** Returns a client that may write contents; empty without that permission. */
    public Optional<RepositoryClient> writing(RepositoryRef repository) {
        return covered(repository, Grant.WRITE);
    }

    /** Returns a client that may commit; empty without that permission. */
    public Optional<RepositoryClient> committing(RepositoryRef repository) {
        return covered(repository, Grant.COMMIT);
    }

    private Optional<RepositoryClient> covered(RepositoryRef repository, Grant grant) {
        return grant.isCoveredBy(app.installation(repository.installation()).getPermissions())
                ? Optional.of(of(repository, grant))
                : Optional.empty();
    }

    private RepositoryClient of(RepositoryRef repository, Grant grant) {
        Credential credential = tokens.credential(repository.installation(), repository.name(), grant);
        return new RepositoryClient(connection, credential, repository.name());
    }

    public AppAccount app() {
        return app;
    }
}
