package dev.undebug.webhook;

import dev.undebug.webhook.Body.Fate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The number and the memory that unfinished bodies share. Where either is short, those that began first make room: an honest
 * sender is done soon, so the oldest bodies are the slowest.
 */
final class Room {
    private final int most;
    private long free;

    /** The bytes that each holds, the oldest first. */
    private final Map<Arrival, Long> unfinished = new LinkedHashMap<>();

    /**
     * Creates an empty room.
     *
     * @param most the number of unfinished bodies
     * @param memory the bytes that those larger than a unit share
     */
    Room(int most, long memory) {
        this.most = most;
        this.free = memory;
    }

    /** Lets in a body that waits for its sender. */
    void enter(Arrival arrival) {
        List<Arrival> leaving = new ArrayList<>();
        synchronized (this) {
            unfinished.putIfAbsent(arrival, 0L);
            Iterator<Arrival> oldest = unfinished.keySet().iterator();
            for (int more = unfinished.size() - most; more > 0; more--) {
                leaving.add(oldest.next());
            }
            leaving.forEach(this::leave);
        }
        leaving.forEach(old -> old.giveUp(Fate.CROWDED_OUT));
    }

    /**
     * Takes memory, from older bodies if it is short.
     *
     * @return false if these do not hold enough
     */
    boolean take(Arrival taker, long bytes) {
        List<Arrival> leaving = new ArrayList<>();
        boolean taken;
        synchronized (this) {
            unfinished.putIfAbsent(taker, 0L);
            long missing = bytes - free;
            for (Map.Entry<Arrival, Long> old : unfinished.entrySet()) {
                if (missing <= 0 || old.getKey() == taker) {
                    break;
                }
                if (old.getValue() > 0) {
                    missing -= old.getValue();
                    leaving.add(old.getKey());
                }
            }
            taken = missing <= 0;
            if (taken) {
                leaving.forEach(this::leave);
                free -= bytes;
                unfinished.merge(taker, bytes, Long::sum);
            }
        }
        if (taken) {
            leaving.forEach(old -> old.giveUp(Fate.CROWDED_OUT));
        }
        return taken;
    }

    /** Gives back what a body holds, once it is whole or given up. */
    synchronized void leave(Arrival arrival) {
        Long held = unfinished.remove(arrival);
        if (held != null) {
            free += held;
        }
    }
}
