package dev.undebug.service;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Variables;
import dev.undebug.service.Surroundings.Layered;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code FLASK_DEBUG} among the layers of an environment. */
final class DebugLayers {
    private static final String NAME = DebugVariable.FLASK_DEBUG;

    private DebugLayers() {}

    /** Returns the variables without those that switch debug mode on. */
    static Variables withoutSwitch(FlaskVersion version, Variables variables) {
        if (DebugVariable.read(version, variables) != Flag.ON) {
            return variables;
        }
        Map<String, String> values = new HashMap<>(variables.values());
        values.remove(NAME);
        values.remove(DebugVariable.FLASK_ENV, "development");
        return new Variables(values, variables.unknown());
    }

    static Variables with(Variables variables, String value) {
        Map<String, String> values = new HashMap<>(variables.values());
        Set<String> unknown = new HashSet<>(variables.unknown());
        values.put(NAME, value);
        unknown.remove(NAME);
        return new Variables(values, unknown);
    }

    /** Returns the layers that switch debug mode on and that no later layer switches off again. */
    static List<Layered> effective(FlaskVersion version, List<Layered> layers) {
        List<Layered> debug = layers.stream()
                .filter(layer -> layer.variable().name().equals(NAME))
                .toList();
        int from = 0;
        for (int i = 0; i < debug.size(); i++) {
            boolean off = debug.get(i).variable().value().isEmpty() || !on(version, debug.get(i));
            from = off ? i + 1 : from;
        }
        return debug.subList(from, debug.size());
    }

    static boolean on(FlaskVersion version, Layered layer) {
        return layer.variable()
                .value()
                .map(value -> DebugVariable.read(version, Variables.of(Map.of(NAME, value))) == Flag.ON)
                .orElse(false);
    }
}
