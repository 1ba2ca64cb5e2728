package dev.undebug.webhook.event;

import java.util.List;

/** A delivery that was read. */
public interface Event {
    /** Returns the work that the event asks for; most ask for none. */
    default List<WantedWork> work() {
        return List.of();
    }
}
