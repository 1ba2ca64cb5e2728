package dev.undebug.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Fails what takes far longer than work that is linear in a small input. */
public final class Stopwatch {
    /** A thousand times what such inputs take, so that a busy machine fails nothing. */
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
