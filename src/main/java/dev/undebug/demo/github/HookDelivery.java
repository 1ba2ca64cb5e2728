package dev.undebug.demo.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to deliver an event.
 *
 * @param guid the same for every attempt
 */
public record HookDelivery(
        long id, String guid, boolean redelivery, Instant at, Duration took, Request request, Answer answer) {
    /** The request. */
    public record Request(
            String event,
            String action,
            Optional<Long> installation,
            Optional<Long> repository,
            Map<String, String> headers,
            String payload) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** Returns the action; some events have none. */
        public Optional<String> actionName() {
            return Optional.of(action).filter(name -> !name.isEmpty());
        }
    }

    /**
     * The answer.
     *
     * @param status GitHub's words: {@code OK}, {@code Invalid HTTP Response: 500},
     *     {@code failed to connect to host}, {@code timed out}
     * @param code 0 without an answer
     */
    public record Answer(String status, int code, Map<String, String> headers, String payload) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        public boolean ok() {
            return status.equals("OK");
        }
    }
}
