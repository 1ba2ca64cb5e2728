package dev.undebug.webhook;

import dev.undebug.source.Unavailable;
import dev.undebug.webhook.event.WantedWork;
import java.util.List;

/** The destination of deliveries. */
@FunctionalInterface
public interface Deliveries {
    /**
     * Returns once the delivery and its work are durably stored.
     *
     * @param id GitHub's, the same when it delivers again: a second time changes nothing
     * @param work the requested work, often none
     * @throws Unavailable if it cannot be stored now
     */
    void store(String id, String event, List<WantedWork> work);
}
