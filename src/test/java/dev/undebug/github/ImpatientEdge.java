package dev.undebug.github;

import dev.undebug.github.client.Connection;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.client.Patience;
import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.Transport;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The real edge, but without waits between its retries. */
public final class ImpatientEdge {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private ImpatientEdge() {}

    /** Connects the app with GitHub. */
    public static GitHubEdge connect(GitHubApp app, Clock clock, MeterRegistry meters) {
        Backoff backoff = new Backoff(pause -> {}, () -> 0.5);
        return GitHubEdge.connect(
                app, clock, new Connection(app.api(), new Transport(TIMEOUT), new Patience(backoff, clock), meters));
    }
}
