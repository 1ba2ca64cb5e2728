package dev.undebug.flask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Environment variables.
 *
 * @param values the variables with known values
 * @param unknown the variables that are, or may be, set to unknown values; every other name is unset
 * @param present those of the unknown ones that are certainly set, and not empty
 */
public record Variables(Map<String, String> values, Set<String> unknown, Set<String> present) {
    public static final Variables NONE = new Variables(Map.of(), Set.of());

    public Variables {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
        present = present.stream().filter(unknown::contains).collect(Collectors.toUnmodifiableSet());
    }

    public Variables(Map<String, String> values, Set<String> unknown) {
        this(values, unknown, Set.of());
    }

    public static Variables of(Map<String, String> values) {
        return new Variables(values, Set.of());
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean isSet(String name) {
        return values.containsKey(name);
    }

    public boolean isUnknown(String name) {
        return unknown.contains(name);
    }

    /** Returns these variables, plus those of a {@code .env} file that are not set: it never overrides. */
    public Variables orElse(Variables dotenv) {
        Map<String, String> merged = new HashMap<>(dotenv.values);
        merged.keySet().removeAll(unknown);
        merged.putAll(values);
        Set<String> open = new HashSet<>(dotenv.unknown);
        open.removeAll(values.keySet());
        open.addAll(unknown);
        Set<String> certain = new HashSet<>(dotenv.present);
        certain.removeAll(unknown);
        certain.addAll(present);
        return new Variables(merged, open, certain);
    }
}
