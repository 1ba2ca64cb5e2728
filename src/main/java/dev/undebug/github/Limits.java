package dev.undebug.github;

import dev.undebug.source.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GitHub's rate limits. Nobody sleeps for them: the work goes back with the time from which it may go on, and until
 * then nothing more is asked for that account, because GitHub bans who goes on asking.
 */
final class Limits {
    /** GitHub: without a header that says how long, wait for at least a minute. */
    private static final Duration UNSAID = Duration.ofSeconds(60);

    private final Clock clock;
    private final Map<String, Instant> closed = new ConcurrentHashMap<>();

    Limits(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws Unavailable if the pool is known to be exhausted
     */
    void check(String pool) {
        Instant until = closed.get(pool);
        if (until == null) {
            return;
        }
        if (clock.instant().isBefore(until)) {
            throw exhausted(pool, until);
        }
        closed.remove(pool, until);
    }

    /** Closes the pool, and returns what to throw. */
    Unavailable close(String pool, Instant until) {
        closed.put(pool, until);
        return exhausted(pool, until);
    }

    private static Unavailable exhausted(String pool, Instant until) {
        return new Unavailable("GitHub's rate limit is reached for " + pool + " until " + until, until, null);
    }

    /** Returns until when GitHub wants to be left alone, if that is what the answer says. */
    Optional<Instant> waiting(Answer answer) {
        boolean limit = answer.status() == 429 || (answer.status() == 403 && speaksOfLimits(answer));
        boolean busy = answer.status() == 503 && answer.header("retry-after").isPresent();
        return limit || busy ? Optional.of(until(answer)) : Optional.empty();
    }

    /** Returns the time that the headers name, or a minute from now. */
    Instant until(Answer answer) {
        if (exhausted(answer)) {
            Optional<Instant> reset =
                    answer.header("x-ratelimit-reset").flatMap(Limits::number).map(Instant::ofEpochSecond);
            if (reset.isPresent()) {
                // The header has whole seconds.
                return reset.get().plusSeconds(1);
            }
        }
        return answer.header("retry-after").flatMap(this::retryAfter).orElseGet(() -> clock.instant()
                .plus(UNSAID));
    }

    private static boolean speaksOfLimits(Answer answer) {
        if (exhausted(answer)
                || answer.header("retry-after").isPresent()
                || answer.header("gh-limited-by").isPresent()) {
            return true;
        }
        // Abuse answers may come without any header.
        String text = answer.text().toLowerCase(Locale.ROOT);
        return text.contains("secondary rate limit")
                || text.contains("rate limit exceeded")
                || text.contains("abuse detection");
    }

    private static boolean exhausted(Answer answer) {
        return answer.header("x-ratelimit-remaining").orElse("").equals("0");
    }

    private Optional<Instant> retryAfter(String value) {
        Optional<Instant> relative = number(value).map(clock.instant()::plusSeconds);
        if (relative.isPresent()) {
            return relative;
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String value) {
        try {
            return Optional.of(Long.parseLong(value.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
