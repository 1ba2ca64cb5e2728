package dev.undebug.queue;

import java.time.Duration;

/**
 * Something to be done.
 *
 * @param key never two at once on a key, and what is wanted last is what is done
 * @param ordinal when the sender came to want it: older work does not displace newer work of the same key
 * @param payload what the worker gets
 * @param delay how long after its delivery it is due
 */
public record Work(String key, long ordinal, String payload, Duration delay) {
    public Work(String key, long ordinal, String payload) {
        this(key, ordinal, payload, Duration.ZERO);
    }
}
