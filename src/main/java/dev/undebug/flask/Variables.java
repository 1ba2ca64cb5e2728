package dev.undebug.flask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Environment variables.
 *
 * @param values the variables with known values
 * @param unknown the variables that are, or may be, set to unknown values; every other name is unset
 */
public record Variables(Map<String, String> values, Set<String> unknown) {
    public static final Variables NONE = new Variables(Map.of(), Set.of());

    public Variables {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
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
        return new Variables(merged, open);
    }
}
