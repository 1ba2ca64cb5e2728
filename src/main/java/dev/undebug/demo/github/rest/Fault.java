package dev.undebug.demo.github.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A simulated failure of a request.
 *
 * @param delay before anything else happens
 * @param reset whether the connection is cut then
 * @param performs whether the request has its effect although it fails
 * @param answer instead of the true one; empty lets the request through
 */
public record Fault(Duration delay, boolean reset, boolean performs, Optional<Reply> answer) {
    /** An answer that GitHub's operation would not give. */
    public record Reply(int status, Map<String, String> headers, String body) {
        public Reply {
            headers = Map.copyOf(headers);
        }

        Answer toAnswer() {
            return new Answer(status, Optional.of(body.getBytes(StandardCharsets.UTF_8)), headers)
                    .with("Content-Type", headers.getOrDefault("Content-Type", "application/json; charset=utf-8"));
        }
    }

    private static Fault reply(int status, Map<String, String> headers, String message) {
        String body = "{\"message\":\"" + message
                + "\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"" + status + "\"}";
        return new Fault(Duration.ZERO, false, false, Optional.of(new Reply(status, headers, body)));
    }

    /** Answers with a status and GitHub's error shape. */
    public static Fault status(int status) {
        return reply(status, Map.of(), status >= 500 ? "Server Error" : "Error");
    }

    /** Performs the request, but answers with a status and GitHub's error shape. */
    public static Fault statusAfterwards(int status) {
        return new Fault(Duration.ZERO, false, true, status(status).answer());
    }

    /** Answers late. */
    public static Fault delay(Duration time) {
        return new Fault(time, false, false, Optional.empty());
    }

    /** Cuts the connection without an answer and without an effect. */
    public static Fault cut() {
        return new Fault(Duration.ZERO, true, false, Optional.empty());
    }

    /** Performs the request and cuts the connection before the answer. */
    public static Fault cutAfterwards() {
        return new Fault(Duration.ZERO, true, true, Optional.empty());
    }

    /** Answers as when the hourly limit is exhausted. */
    public static Fault rateLimited(Instant reset) {
        return reply(
                403,
                Map.of(
                        "x-ratelimit-limit", "" + RateLimit.HOURLY,
                        "x-ratelimit-remaining", "0",
                        "x-ratelimit-used", "" + RateLimit.HOURLY,
                        "x-ratelimit-reset", "" + reset.getEpochSecond()),
                "API rate limit exceeded for installation.");
    }

    /** Answers with a secondary limit, and says how long to wait. */
    public static Fault secondaryLimit(Duration retryAfter) {
        return reply(
                403,
                Map.of("retry-after", "" + retryAfter.toSeconds()),
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
    }

    /** Answers with a secondary limit, but without headers. */
    public static Fault abuseWithoutHeaders() {
        return reply(
                403,
                Map.of(),
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
    }
}
