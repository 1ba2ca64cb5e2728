package dev.undebug.github;

import java.time.Duration;

/** Waits; in tests, pretends to. */
@FunctionalInterface
interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
