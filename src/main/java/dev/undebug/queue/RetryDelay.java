package dev.undebug.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The wait before the next retry: two seconds, doubling to thirty, and up to a quarter more so that retries spread. */
final class RetryDelay {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 4;

    private final RandomGenerator random;

    RetryDelay(RandomGenerator random) {
        this.random = random;
    }

    /** @param before the number of earlier retries */
    Duration after(int before) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(before, DOUBLINGS));
        Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait.plusMillis(random.nextLong(wait.toMillis() / 4));
    }
}
