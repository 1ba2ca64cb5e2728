package dev.undebug.github;

import java.time.Clock;

/**
 * What a connection waits for.
 *
 * @param backoff between tries that failed
 * @param limits of which GitHub tells
 * @param pace which is kept without being told
 */
record Patience(Backoff backoff, Limits limits, Pace pace) {
    Patience(Backoff backoff, Clock clock) {
        this(backoff, new Limits(clock), new Pace(clock));
    }
}
