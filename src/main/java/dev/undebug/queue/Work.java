package dev.undebug.queue;

import java.time.Duration;

/**
 * Something to be done.
 *
 * @param key never two at once on a key, and what is wanted last is what is done
 * @param ordinal when the sender came to want it: older work does not displace newer work of the same key
 * @param payload what the worker gets
 * @param inDoubt what it gets if something else of the same key and ordinal is wanted, too
 * @param late what it gets if newer work of the key was done before
 * @param delay how long after its delivery it is due
 */
public record Work(String key, long ordinal, String payload, String inDoubt, String late, Duration delay) {
    /** Work of which the last to arrive counts where the ordinals are the same, and that is done however late it is. */
    public Work(String key, long ordinal, String payload) {
        this(key, ordinal, payload, payload, payload, Duration.ZERO);
    }
}
