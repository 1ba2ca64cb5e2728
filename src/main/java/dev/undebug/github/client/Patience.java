package dev.undebug.github.client;

import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.Limits;
import dev.undebug.github.http.Pace;
import java.time.Clock;

/**
 * What a connection waits for.
 *
 * @param backoff between tries that failed
 * @param limits of which GitHub tells
 * @param pace which is kept without being told
 */
public record Patience(Backoff backoff, Limits limits, Pace pace) {
    public Patience(Backoff backoff, Clock clock) {
        this(backoff, new Limits(clock), new Pace(clock));
    }
}
