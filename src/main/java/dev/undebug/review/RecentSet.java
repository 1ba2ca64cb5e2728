package dev.undebug.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Creates sets of bounded size. */
final class RecentSet {
    private RecentSet() {}

    /** Returns a thread-safe set that drops its oldest element beyond this size. */
    static <T> Set<T> of(int most) {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
                return size() > most;
            }
        }));
    }
}
