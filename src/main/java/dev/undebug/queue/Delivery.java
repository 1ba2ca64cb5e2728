package dev.undebug.queue;

import java.time.Instant;
import java.util.List;

/**
 * Something that arrived and must not be lost.
 *
 * @param id the sender's own id: what arrives twice under one id is taken once
 * @param event what it was, for people who look at the database
 * @param work what it asks for; this is what is kept of it
 */
public record Delivery(String id, String event, Instant received, List<Work> work) {
    public Delivery {
        work = List.copyOf(work);
    }

    /** Returns when work that it asks for is due. */
    Instant due(Work wanted) {
        return received.plus(wanted.delay());
    }
}
