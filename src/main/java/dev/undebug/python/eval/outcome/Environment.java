package dev.undebug.python.eval.outcome;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environment variables of a program at its start.
 *
 * @param values the variables with known values
 * @param unknown the variables that are, or may be, set to unknown values
 * @param present those of the unknown ones that are certainly set, and not empty
 * @param open whether every other variable may be set to an unknown value, too; otherwise none of them is set
 */
public record Environment(Map<String, String> values, Set<String> unknown, Set<String> present, boolean open) {
    public static final Environment EMPTY = new Environment(Map.of(), Set.of());

    /** Any environment: nothing is known of any variable. */
    public static final Environment ANY = new Environment(Map.of(), Set.of(), Set.of(), true);

    public Environment {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
        present = present.stream().filter(unknown::contains).collect(Collectors.toUnmodifiableSet());
    }

    public Environment(Map<String, String> values, Set<String> unknown, Set<String> present) {
        this(values, unknown, present, false);
    }

    public Environment(Map<String, String> values, Set<String> unknown) {
        this(values, unknown, Set.of());
    }
}
