package dev.undebug.python.eval.outcome;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The part of its environment that a run depends on. In another environment that agrees on it, the run would do the same.
 *
 * @param names the variables that it looked up, set or removed
 * @param whole whether it looked at all variables, so that every difference counts
 * @param own the variables that it read after it had set them itself
 */
public record EnvironmentUse(Set<String> names, boolean whole, Set<String> own) {
    public static final EnvironmentUse NONE = new EnvironmentUse(Set.of(), false, Set.of());

    public EnvironmentUse {
        names = Set.copyOf(names);
        own = Set.copyOf(own);
    }

    /** Returns the use of two runs together. */
    public EnvironmentUse and(EnvironmentUse other) {
        Set<String> all = new HashSet<>(names);
        all.addAll(other.names);
        Set<String> read = new HashSet<>(own);
        read.addAll(other.own);
        return new EnvironmentUse(all, whole || other.whole, read);
    }

    /** Returns whether two environments agree on this part. */
    public boolean agrees(Environment one, Environment other) {
        return whole
                ? one.equals(other)
                : names.stream()
                        .allMatch(name -> Objects.equals(
                                        one.values().get(name), other.values().get(name))
                                && one.unknown().contains(name)
                                        == other.unknown().contains(name)
                                && one.present().contains(name)
                                        == other.present().contains(name));
    }

    /**
     * Returns what the environment of a run is at some time if the run begins in another environment.
     *
     * @param then the environment of the run at that time
     * @param start another environment that agrees on this part
     */
    Environment over(Environment then, Environment start) {
        if (whole) {
            return then;
        }
        Map<String, String> values = new HashMap<>(start.values());
        values.keySet().removeAll(names);
        then.values().forEach((name, value) -> {
            if (names.contains(name)) {
                values.put(name, value);
            }
        });
        Set<String> unknown = new HashSet<>(start.unknown());
        unknown.removeAll(names);
        then.unknown().stream().filter(names::contains).forEach(unknown::add);
        Set<String> present = new HashSet<>(start.present());
        present.removeAll(names);
        then.present().stream().filter(names::contains).forEach(present::add);
        return new Environment(values, unknown, present, start.open());
    }
}
