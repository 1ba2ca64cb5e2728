package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.AttributeDict;
import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Decorated;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Models functions that list the attributes of a class or an object, which programs turn into settings. */
public final class MemberNatives {
    private MemberNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("builtins.dir", MemberNatives::dir);
        all.put("builtins.vars", MemberNatives::vars);
        all.put("inspect.getmembers", MemberNatives::members);
        all.put(
                "inspect.isroutine",
                (run, call) -> routine(run, call.arguments().value(0, "", Value.UNKNOWN)));
    }

    private static Value dir(Run run, Invocation call) {
        Value object = call.arguments().value(0, "", Value.UNKNOWN);
        Optional<Set<String>> names = names(object);
        if (names.isEmpty()) {
            return run.cannotTell(object.trace());
        }
        List<Value> listed = names.get().stream().map(Value::of).toList();
        return Value.of(PyList.of(run, false, listed)).with(object.trace());
    }

    /** Returns the names of all attributes but those that every object has; empty if they are not known. */
    private static Optional<Set<String>> names(Value object) {
        Data data = object.data();
        List<Table> tables = new ArrayList<>();
        if (data instanceof PyModule module && !module.isOpen() && module.isWritten()) {
            tables.add(module.state());
        } else if (data instanceof PyClass type && !type.isOpen()) {
            addAll(type, tables);
        } else if (data instanceof Instance instance && !instance.isOpen()) {
            tables.add(instance.state());
            addAll(instance.type(), tables);
        } else {
            return Optional.empty();
        }
        return names(tables);
    }

    private static void addAll(PyClass type, List<Table> tables) {
        for (Data base : type.order()) {
            if (base instanceof PyClass parent) {
                tables.add(parent.state());
            }
        }
    }

    private static Optional<Set<String>> names(List<Table> tables) {
        Set<String> names = new TreeSet<>();
        Set<String> uncertain = new TreeSet<>();
        for (Table table : tables) {
            table.forEach((key, value) -> {
                if (key instanceof String name) {
                    (value.maybeAbsent() ? uncertain : names).add(name);
                }
            });
        }
        return names.containsAll(uncertain) ? Optional.of(names) : Optional.empty();
    }

    /** Models {@code vars(object)}, whose result programs pass on as keyword arguments. */
    private static Value vars(Run run, Invocation call) {
        Value object = call.arguments().value(0, "", Value.UNKNOWN);
        if (object.data() instanceof Instance instance) {
            return Value.of(new AttributeDict(instance.state()));
        }
        if (object.data() instanceof PyClass type && type.hasOwnNames()) {
            return Value.of(new AttributeDict(type.state()));
        }
        call.site().scope().module().open();
        return run.cannotTell(object.trace());
    }

    private static Value members(Run run, Invocation call) {
        Value object = call.arguments().value(0, "object", Value.UNKNOWN);
        @Nullable Value wanted = call.arguments().value(1, "predicate");
        Optional<Set<String>> names = names(object);
        if (names.isEmpty()) {
            return run.cannotTell(object.trace());
        }
        List<Value> members = new ArrayList<>();
        for (String name : names.get()) {
            Value value = object.data().attribute(run, object, name);
            Truth taken = wanted == null || wanted.data() == Value.NONE.data()
                    ? Truth.TRUE
                    : run.call(wanted, List.of(value)).truth();
            if (taken == Truth.UNKNOWN) {
                return run.cannotTell(object.trace());
            }
            if (taken == Truth.TRUE) {
                members.add(Value.of(new Tuple(List.of(Value.of(name), value))));
            }
        }
        return Value.of(PyList.of(run, false, members)).with(object.trace());
    }

    private static Value routine(Run run, Value object) {
        Data data = object.data();
        boolean function = data instanceof Function
                || data instanceof BoundMethod
                || data instanceof Method
                || data instanceof Decorated;
        boolean plain = data instanceof Scalar
                || data instanceof Mapping
                || data instanceof PyList
                || data instanceof Tuple
                || data instanceof PyClass
                || data instanceof Instance;
        return function || plain ? Value.of(function) : run.cannotTell(object.trace());
    }
}
