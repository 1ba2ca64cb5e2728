package dev.undebug.webhook.event;

import java.util.List;

/** A parsed delivery. */
public interface Event {
    /** Returns the work that the event requests; most request none. */
    default List<WantedWork> work() {
        return List.of();
    }
}
