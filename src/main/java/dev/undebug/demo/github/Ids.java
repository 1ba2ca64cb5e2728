package dev.undebug.demo.github;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for new things: never used twice, as long as GitHub's. */
final class Ids {
    // Check runs, jobs and deliveries no longer fit 32 bits on GitHub, so neither do ours.
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
