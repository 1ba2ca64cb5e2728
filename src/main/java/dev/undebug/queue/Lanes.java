package dev.undebug.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shares the workers out among lanes, so that much work of one, or slow work, does not hold up another's: a lane may take
 * one more worker only while it has fewer than are free. The first that wants all of eight gets four, the next two, and
 * then one is left for whoever comes.
 *
 * <p>What has to wait is kept in memory only: all of it is wanted, and so in the database.
 */
final class Lanes {
    private final int workers;
    private final Map<String, Integer> held = new HashMap<>();
    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
    private int busy;

    Lanes(int workers) {
        this.workers = workers;
    }

    /** Takes a worker for a key, if the lane may have one more. It is given back by {@link #leave}. */
    synchronized boolean enter(String lane, String key) {
        if (held(lane) >= workers - busy) {
            return false;
        }
        Set<String> others = waiting.getOrDefault(lane, Set.of());
        if (others.contains(key)) {
            others.remove(key);
            dropIfEmpty(lane);
        }
        held.merge(lane, 1, Integer::sum);
        busy++;
        return true;
    }

    /** Gives a worker back, and returns the keys that may try now. */
    synchronized List<String> leave(String lane) {
        busy--;
        held.merge(lane, -1, (before, less) -> before == 1 ? null : before + less);
        return called();
    }

    /** Lets a key wait for its lane, and returns the keys that may try now: meanwhile that may be this one. */
    synchronized List<String> await(String lane, String key) {
        waiting.computeIfAbsent(lane, name -> new LinkedHashSet<>()).add(key);
        return called();
    }

    private int held(String lane) {
        return held.getOrDefault(lane, 0);
    }

    /** Calls those of the lanes that have the fewest workers, in the order in which they came, and waits for them no longer. */
    private List<String> called() {
        List<String> called = new ArrayList<>();
        Map<String, Integer> more = new HashMap<>();
        int free = workers - busy;
        while (true) {
            Optional<Map.Entry<String, Set<String>>> next = waiting.entrySet().stream()
                    .min(Comparator.comparingInt(entry -> held(entry.getKey()) + more.getOrDefault(entry.getKey(), 0)));
            if (next.isEmpty()) {
                return called;
            }
            String lane = next.get().getKey();
            if (held(lane) + more.getOrDefault(lane, 0) >= free) {
                return called;
            }
            Iterator<String> keys = next.get().getValue().iterator();
            called.add(keys.next());
            keys.remove();
            dropIfEmpty(lane);
            more.merge(lane, 1, Integer::sum);
            free--;
        }
    }

    private void dropIfEmpty(String lane) {
        waiting.computeIfPresent(lane, (name, keys) -> keys.isEmpty() ? null : keys);
    }
}
