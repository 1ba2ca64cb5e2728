package dev.undebug.webhook.event;

import java.util.List;

/** A delivery that was read. */
public interface Event {
    /** Returns the reviews that the event asks for; most ask for none. */
    default List<WantedReview> reviews() {
        return List.of();
    }
}
