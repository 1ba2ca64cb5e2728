package dev.undebug.github;

import dev.undebug.github.client.AppAccount;
import dev.undebug.github.client.AppJwt;
import dev.undebug.github.client.Clients;
import dev.undebug.github.client.Connection;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.client.InstallationTokens;
import dev.undebug.github.client.LibraryConnector;
import dev.undebug.github.client.Patience;
import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.Transport;
import dev.undebug.pull.Checks;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Reviews;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Implements the ports of {@link dev.undebug.pull} for GitHub. Thread-safe; sends no request before it is needed. */
public final class GitHubEdge {
    private final Clients clients;
    private final Clock clock;
    private final OrganisationConfig organisations;
    private final BlobCache blobs = new BlobCache();

    private GitHubEdge(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
        organisations = new OrganisationConfig(clients, clock);
    }

    /** Connects the app with GitHub. */
    public static GitHubEdge connect(GitHubApp app, Clock clock, MeterRegistry meters) {
        Backoff backoff = new Backoff(pause -> Thread.sleep(pause.toMillis()), () -> ThreadLocalRandom.current()
                .nextDouble());
        return connect(
                app,
                clock,
                new Connection(app.api(), new Transport(Transport.TIMEOUT), new Patience(backoff, clock), meters));
    }

    static GitHubEdge connect(GitHubApp app, Clock clock, Connection connection) {
        AppJwt jwt = new AppJwt(app.id(), app.key(), clock);
        AppAccount account = new AppAccount(LibraryConnector.library(connection, jwt), clock);
        InstallationTokens tokens = new InstallationTokens(account, clock);
        return new GitHubEdge(new Clients(connection, account, tokens), clock);
    }

    public Pulls pulls() {
        return new GitHubPulls(clients, organisations, blobs);
    }

    public Checks checks() {
        return new GitHubChecks(clients, clock);
    }

    public HeadBranches branches() {
        return new GitHubBranches(clients);
    }

    public Reviews reviews() {
        return new GitHubReviews(clients);
    }
}
