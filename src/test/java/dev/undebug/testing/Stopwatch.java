package dev.undebug.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Fails work that takes far longer than linear time on a small input. */
public final class Stopwatch {
    /** A thousand times the usual duration, so that a busy machine fails no test. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final long start = System.nanoTime();

    private Stopwatch() {}

    public static Stopwatch start() {
        return new Stopwatch();
    }

    public void check() {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    }
}
