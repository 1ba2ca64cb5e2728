package dev.undebug.python.eval.outcome;

import java.util.Map;
import java.util.Set;

/**
 * The environment variables of a program at its start.
 *
 * @param values the variables with known values
 * @param unknown the variables that are, or may be, set to unknown values; every other name is unset
 */
public record Environment(Map<String, String> values, Set<String> unknown) {
    public static final Environment EMPTY = new Environment(Map.of(), Set.of());

    public Environment {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
    }
}
