package dev.undebug.github.client;

import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.ContentRateLimiter;
import dev.undebug.github.http.Limits;
import java.time.Clock;

/**
 * The reasons for a connection to wait.
 *
 * @param backoff between failed tries
 * @param limits rate limits that GitHub reports
 * @param pace content limits kept in advance
 */
public record Patience(Backoff backoff, Limits limits, ContentRateLimiter pace) {
    public Patience(Backoff backoff, Clock clock) {
        this(backoff, new Limits(clock), new ContentRateLimiter(clock));
    }
}
