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
 * Distributes the workers among lanes, so that much work or slow work in one lane does not delay the others. A lane may
 * take one more worker only while it has fewer than are free. With eight workers, the first busy lane gets four, the
 * next one two, and one remains for a newcomer.
 *
 * <p>The waiting keys are kept in memory only: their work is in the database anyway.
 */
final class Lanes {
    private final int workers;
    private final Map<String, Integer> held = new HashMap<>();
    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
    private int busy;

    Lanes(int workers) {
        this.workers = workers;
    }

    /** Takes a worker for a key, if the lane may have one more. {@link #leave} gives it back. */
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

    /**
     * Adds a key to its lane's waiting list, and returns the keys that may try now: this one, too, if a worker is free
     * by then.
     */
    synchronized List<String> await(String lane, String key) {
        waiting.computeIfAbsent(lane, name -> new LinkedHashSet<>()).add(key);
        return called();
    }

    private int held(String lane) {
        return held.getOrDefault(lane, 0);
    }

    /**
     * Removes and returns waiting keys that may run, first of the lanes with the fewest workers, in order of arrival.
     */
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
