package dev.undebug.python.eval.outcome;

import java.util.Map;
import java.util.Set;

/**
 * The environment variables that a program starts with.
 *
 * @param values what is set
 * @param unknown names that are set, or may be, to something that cannot be told; every other name is unset
 */
public record Environment(Map<String, String> values, Set<String> unknown) {
    public static final Environment EMPTY = new Environment(Map.of(), Set.of());

    public Environment {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
    }
}
