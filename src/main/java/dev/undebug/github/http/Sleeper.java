package dev.undebug.github.http;

import java.time.Duration;

/** Waits; in tests, pretends to. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
