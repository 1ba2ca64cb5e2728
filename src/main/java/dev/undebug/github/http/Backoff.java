package dev.undebug.github.http;

import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/** A few retries within about five seconds; anything longer goes back to the queue. */
public final class Backoff {
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));
    public static final int TRIES = PAUSES.size() + 1;

    private final Sleeper sleeper;
    private final DoubleSupplier random;

    /** @param random from 0 to 1; spreads the retries of simultaneous failures */
    public Backoff(Sleeper sleeper, DoubleSupplier random) {
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * Waits after a failed try.
     *
     * @param tried number of tries so far, less than {@link #TRIES}
     */
    public void pause(int tried) {
        double factor = 0.75 + random.getAsDouble() / 2;
        try {
            sleeper.sleep(Duration.ofMillis(Math.round(PAUSES.get(tried - 1).toMillis() * factor)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for GitHub", e);
        }
    }
}
