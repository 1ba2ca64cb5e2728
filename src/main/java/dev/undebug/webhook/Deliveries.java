package dev.undebug.webhook;

import dev.undebug.source.Unavailable;
import dev.undebug.webhook.event.WantedWork;
import java.util.List;

/** Where deliveries go. */
@FunctionalInterface
public interface Deliveries {
    /**
     * Returns when the delivery, and with it what it asks for, is stored for good.
     *
     * @param id GitHub's, the same when it delivers again: a second time changes nothing
     * @param work what it asks for, often nothing
     * @throws Unavailable if it cannot be stored now
     */
    void store(String id, String event, List<WantedWork> work);
}
