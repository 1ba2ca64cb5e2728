package dev.undebug.github;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The real edge, but that it does not wait between its tries, and creates more in a minute than GitHub would allow. */
public final class ImpatientEdge {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private ImpatientEdge() {}

    /** Connects the app with GitHub. */
    public static GitHubEdge connect(GitHubApp app, Clock clock, MeterRegistry meters) {
        Backoff backoff = new Backoff(pause -> {}, () -> 0.5);
        AtomicLong hours = new AtomicLong();
        // With every look at this clock the last hour is over.
        InstantSource hurried = () -> Instant.EPOCH.plus(Duration.ofHours(2 * hours.incrementAndGet()));
        Patience patience = new Patience(backoff, new Limits(clock), new Pace(hurried.withZone(ZoneOffset.UTC)));
        return GitHubEdge.connect(app, clock, new Connection(app.api(), new Transport(TIMEOUT), patience, meters));
    }
}
