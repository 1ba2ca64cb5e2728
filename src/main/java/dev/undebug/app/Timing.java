package dev.undebug.app;

import dev.undebug.queue.QueuePolicy;
import java.time.Clock;

/** The clock of a server, and how its queue goes about what is due by it. */
record Timing(Clock clock, QueuePolicy policy) {
    /** By the system's clock. */
    static final Timing REAL = new Timing(Clock.systemUTC(), QueuePolicy.DEFAULT);
}
