package dev.undebug.bench;

import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.scenario.RequestLines;
import java.time.Duration;
import java.time.Instant;

/**
 * A request to GitHub and its answer.
 *
 * @param slept the part of the time in which the stand-in did nothing
 */
record Turn(Exchange exchange, Instant start, Instant end, Duration slept) {
    /** Returns whether it is about the app's tokens and permissions, which serve many reviews. */
    boolean aboutTheApp() {
        return exchange.request().path().startsWith("/app");
    }

    Duration took() {
        return Duration.between(start, end);
    }

    /** Returns how much longer it took than an answer has to. */
    Duration late() {
        return took().minus(SlowGitHub.LATENCY);
    }

    /** Returns the stand-in's own time. */
    Duration own() {
        return took().minus(slept);
    }

    @Override
    public String toString() {
        int objects = exchange.request().body().split(":object\\(", -1).length - 1;
        return "%-38s %d %,9d bytes  took %4d ms, own %4d ms%s"
                .formatted(
                        RequestLines.line(exchange.request()),
                        exchange.response().status(),
                        exchange.response().body().length(),
                        took().toMillis(),
                        own().toMillis(),
                        objects > 0 ? "  objects: " + objects : "");
    }
}
