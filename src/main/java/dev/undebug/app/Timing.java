package dev.undebug.app;

import dev.undebug.queue.QueuePolicy;
import java.time.Clock;
import java.time.Duration;

/**
 * The clock of a server, the settings of its queue, and its patience at a stop.
 *
 * @param idle a stop closes connections on which nothing was sent for this time; others are answered first
 */
record Timing(Clock clock, QueuePolicy policy, Duration idle) {
    /** Uses the system's clock. A slow network gets a second to send the rest of a delivery. */
    static final Timing REAL = new Timing(Clock.systemUTC(), QueuePolicy.DEFAULT, Duration.ofSeconds(1));
}
