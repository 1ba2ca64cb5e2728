package dev.undebug.queue;

import java.time.Instant;
import java.util.List;

/**
 * A message that arrived and must not be lost.
 *
 * @param id the sender's own id: a second delivery with the same id is ignored
 * @param event the kind of event, for people who look at the database
 * @param work the requested work; only this part is kept
 */
public record Delivery(String id, String event, Instant received, List<Work> work) {
    public Delivery {
        work = List.copyOf(work);
    }

    /** Returns when the requested work is due. */
    Instant due(Work wanted) {
        return received.plus(wanted.delay());
    }
}
