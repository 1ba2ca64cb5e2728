package dev.undebug.webhook;

import dev.undebug.source.Unavailable;

/** Where deliveries go. */
@FunctionalInterface
public interface Deliveries {
    /**
     * Returns when the delivery is stored for good.
     *
     * @param id GitHub's, the same when it delivers again: a second time changes nothing
     * @throws Unavailable if it cannot be stored now
     */
    void store(String id, String event, byte[] payload);
}
