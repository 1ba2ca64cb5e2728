package dev.undebug.python.eval.outcome;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environment variables of a program at its start.
 *
 * @param values the variables with known values
 * @param unknown the variables that are, or may be, set to unknown values; every other name is unset
 * @param present those of the unknown ones that are certainly set, and not empty
 */
public record Environment(Map<String, String> values, Set<String> unknown, Set<String> present) {
    public static final Environment EMPTY = new Environment(Map.of(), Set.of());

    public Environment {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
        present = present.stream().filter(unknown::contains).collect(Collectors.toUnmodifiableSet());
    }

    public Environment(Map<String, String> values, Set<String> unknown) {
        this(values, unknown, Set.of());
    }
}
