package dev.undebug.app;

import dev.undebug.queue.QueuePolicy;
import java.time.Clock;

/** The clock of a server, and the settings of its queue. */
record Timing(Clock clock, QueuePolicy policy) {
    /** Uses the system's clock. */
    static final Timing REAL = new Timing(Clock.systemUTC(), QueuePolicy.DEFAULT);
}
