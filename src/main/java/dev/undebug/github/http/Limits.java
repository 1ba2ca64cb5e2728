package dev.undebug.github.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's rate limits. No thread sleeps for them: the work goes back to the queue with the time at which it may
 * continue, and until then the account sends no more requests, because GitHub bans clients that keep asking.
 */
public final class Limits {
    /** GitHub's rule: without a header that says how long, wait for at least a minute. */
    private static final Duration UNSAID = Duration.ofSeconds(60);

    /** GitHub's rule: after further refusals, wait for an exponentially increasing time. This is the longest. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** After this time without a refusal, the next one counts as the first again. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private static final String TOO_QUICK = "was submitted too quickly";

    private final Clock clock;
    private final Map<String, Closing> closed = new ConcurrentHashMap<>();

    /**
     * A closed pool.
     *
     * @param refusals the number of consecutive refusals
     */
    private record Closing(Instant until, int refusals) {
        boolean isForgotten(Instant now) {
            return !now.isBefore(until.plus(FORGOTTEN));
        }
    }

    public Limits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets a request pass, or says when the pool reopens.
     *
     * @throws Unavailable if the pool is exhausted
     */
    public void check(String pool) {
        Closing last = closed.get(pool);
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.until())) {
            throw exhausted(pool, last.until());
        }
        if (last != null && last.isForgotten(now)) {
            closed.remove(pool, last);
        }
    }

    /** Closes the pool because of an answer, and returns the exception to throw. */
    public Unavailable close(String pool, Answer answer) {
        Instant now = clock.instant();
        Closing closing = closed.compute(pool, (key, last) -> closing(last, answer, now));
        return exhausted(pool, closing.until());
    }

    private Closing closing(@Nullable Closing last, Answer answer, Instant now) {
        Instant demanded = until(answer);
        if (last == null || last.isForgotten(now)) {
            return new Closing(demanded, 1);
        }
        if (now.isBefore(last.until())) {
            // The request was sent before the pool was closed.
            return new Closing(later(last.until(), demanded), last.refusals());
        }
        if (exhausted(answer)) {
            // An hourly limit ends at its time, however many refusals there are.
            return new Closing(demanded, last.refusals());
        }
        Duration doubled = UNSAID.multipliedBy(1L << Math.min(last.refusals(), 10));
        Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return new Closing(later(now.plus(wait), demanded), last.refusals() + 1);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Unavailable exhausted(String pool, Instant until) {
        return new Unavailable("GitHub's rate limit for " + pool + " is reached until " + until, until, null);
    }

    /** Returns whether the answer is a rate limit. */
    public boolean apply(Answer answer) {
        return switch (answer.status()) {
            case 429 -> true;
            case 403 -> speaksOfLimits(answer);
            case 422 -> tooQuick(answer);
            case 503 -> answer.header("retry-after").isPresent();
            default -> false;
        };
    }

    /** Returns whether the words of an answer mention a secondary limit, whatever its status says. */
    public static boolean speakOf(String words) {
        return words.contains("secondary rate limit") || isTooQuick(words);
    }

    /** Returns the latest of the times in the headers, or a minute from now. */
    private Instant until(Answer answer) {
        // The header has whole seconds.
        Optional<Instant> reset = answer.header("x-ratelimit-reset")
                .filter(header -> exhausted(answer))
                .flatMap(Limits::number)
                .map(second -> Instant.ofEpochSecond(second).plusSeconds(1));
        Optional<Instant> after = answer.header("retry-after").flatMap(this::retryAfter);
        return Stream.of(reset, after)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElseGet(() -> clock.instant().plus(UNSAID));
    }

    /**
     * GitHub sometimes refuses content with these words. They are always a message of their own, never around a path or
     * another text of ours.
     */
    private static boolean tooQuick(Answer answer) {
        JsonNode body;
        try {
            body = answer.json();
        } catch (Unavailable e) {
            // A page by a proxy.
            return false;
        }
        for (JsonNode error : body.path("errors")) {
            if (isTooQuick(
                    error.isTextual() ? error.asText() : error.path("message").asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooQuick(String words) {
        return words.strip().equals(TOO_QUICK);
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
