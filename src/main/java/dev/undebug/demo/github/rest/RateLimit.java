package dev.undebug.demo.github.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests and reports the count in headers; only {@link Faults} ever refuses a request. */
final class RateLimit {
    static final int HOURLY = 5000;

    private final Map<String, AtomicInteger> used = new ConcurrentHashMap<>();

    static long reset(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS).getEpochSecond();
    }

    Map<String, String> headers(String holder, String resource, Instant now) {
        int count = used.computeIfAbsent(holder + " " + resource, key -> new AtomicInteger())
                .incrementAndGet();
        return Map.of(
                "x-ratelimit-limit", "" + HOURLY,
                "x-ratelimit-used", "" + count,
                "x-ratelimit-remaining", "" + Math.max(0, HOURLY - count),
                "x-ratelimit-reset", "" + reset(now),
                "x-ratelimit-resource", resource);
    }
}
