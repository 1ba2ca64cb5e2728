package dev.undebug.demo.github;

import java.util.concurrent.atomic.AtomicLong;

/** Ids for new objects: never reused, and as long as GitHub's. */
final class Ids {
    // On GitHub, check runs, jobs and deliveries exceed 32 bits, so they do here.
    private static final long FIRST_LONG = 33_000_000_000L;
    private static final long FIRST_SHORT = 170_000_000L;

    private final AtomicLong shorts = new AtomicLong(FIRST_SHORT);
    private final AtomicLong longs = new AtomicLong(FIRST_LONG);

    long next() {
        return shorts.incrementAndGet();
    }

    long nextLong() {
        return longs.addAndGet(7);
    }
}
