package dev.undebug.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock, but a test can skip idle time. */
public final class SkippingClock extends Clock {
    private final Clock system = Clock.systemUTC();
    private final AtomicLong skipped = new AtomicLong();

    public void skip(Duration duration) {
        skipped.addAndGet(duration.toMillis());
    }

    @Override
    public Instant instant() {
        return system.instant().plusMillis(skipped.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only UTC");
    }
}
