package dev.undebug.service.environment;

import dev.undebug.flask.DashRun;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Variables;
import dev.undebug.service.environment.RuntimeContext.Layered;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds {@code FLASK_DEBUG} in the layers of an environment. */
public final class DebugLayers {
    private static final String NAME = DebugVariable.FLASK_DEBUG;

    private DebugLayers() {}

    /** Returns the variables without those that turn debug mode on. */
    public static Variables withoutSwitch(FlaskVersion version, Variables variables) {
        Map<String, String> values = new HashMap<>(variables.values());
        if (DebugVariable.read(version, variables) == Flag.ON) {
            values.remove(NAME);
            values.remove(DebugVariable.FLASK_ENV, "development");
        }
        if (DashRun.read(variables, false) == Flag.ON) {
            values.remove(DashRun.DASH_DEBUG);
        }
        return new Variables(values, variables.unknown(), variables.present());
    }

    public static Variables with(Variables variables, String value) {
        return with(variables, NAME, value);
    }

    public static Variables with(Variables variables, String name, String value) {
        Map<String, String> values = new HashMap<>(variables.values());
        Set<String> unknown = new HashSet<>(variables.unknown());
        values.put(name, value);
        unknown.remove(name);
        return new Variables(values, unknown, variables.present());
    }

    /** Returns the layers that turn debug mode on, unless a later layer turns it off. */
    public static List<Layered> effective(FlaskVersion version, List<Layered> layers) {
        return effective(layers, NAME, layer -> on(version, layer));
    }

    /** Returns the layers that may turn debug mode on, unless a later layer turns it off: under a condition that is not known. */
    public static List<Layered> possible(FlaskVersion version, List<Layered> layers) {
        return effective(layers, NAME, layer -> on(version, layer.written().orElse(layer))).stream()
                .filter(layer -> layer.written().isPresent())
                .toList();
    }

    /** Returns the layers that set a variable to a value, unless a later layer changes it. */
    public static List<Layered> effective(List<Layered> layers, String name, String value) {
        return effective(
                layers,
                name,
                layer -> layer.variable().value().filter(value::equals).isPresent());
    }

    /** Returns the layers that turn Dash's debug mode on, unless a later layer turns it off. */
    public static List<Layered> effectiveForDash(List<Layered> layers) {
        return effective(layers, DashRun.DASH_DEBUG, DebugLayers::onForDash);
    }

    /** Returns the layers that turn an option of {@code flask run} on, unless a later layer turns it off. */
    public static List<Layered> effectiveOption(List<Layered> layers, String name) {
        return effective(layers, name, layer -> layer.variable()
                .value()
                .flatMap(DebugVariable::option)
                .filter(Flag.ON::equals)
                .isPresent());
    }

    private static List<Layered> effective(List<Layered> layers, String name, Predicate<Layered> on) {
        List<Layered> named = layers.stream()
                .filter(layer -> layer.variable().name().equals(name)
                        && !layer.variable().isAsked())
                .toList();
        int from = 0;
        for (int i = 0; i < named.size(); i++) {
            from = on.test(named.get(i)) ? from : i + 1;
        }
        return named.subList(from, named.size());
    }

    private static boolean onForDash(Layered layer) {
        return layer.variable()
                .value()
                .map(value -> DashRun.read(Variables.of(Map.of(DashRun.DASH_DEBUG, value)), false) == Flag.ON)
                .orElse(false);
    }

    public static boolean on(FlaskVersion version, Layered layer) {
        return layer.variable()
                .value()
                .map(value -> DebugVariable.read(version, Variables.of(Map.of(NAME, value))) == Flag.ON)
                .orElse(false);
    }
}
