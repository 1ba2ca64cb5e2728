package dev.undebug.queue;

import java.time.Duration;

/**
 * Work to do.
 *
 * @param key work with the same key never runs in parallel, and newer work replaces older
 * @param ordinal the sender's time of the request: older work does not displace newer work of the same key
 * @param payload the data for the worker
 * @param inDoubt the data instead, if different work with the same key and ordinal is wanted, too
 * @param late the data instead, if newer work of the key was done before
 * @param delay the time between its delivery and its due time
 */
public record Work(String key, long ordinal, String payload, String inDoubt, String late, Duration delay) {
    /**
     * Creates work without alternatives: with equal ordinals the last to arrive counts, and late work is done as it is.
     */
    public Work(String key, long ordinal, String payload) {
        this(key, ordinal, payload, payload, payload, Duration.ZERO);
    }
}
