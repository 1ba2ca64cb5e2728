package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Models the methods of mappings. */
public final class DictMethods {
    private DictMethods() {}

    public static Value call(Interpretation run, Method method, Invocation invocation) {
        Mapping mapping = (Mapping) method.self().data();
        Value key = invocation.arguments().value(0, "key", Value.UNKNOWN);
        return switch (method.name()) {
            case "get" -> get(run, mapping, key, invocation);
            case "__getitem__" -> mapping.item(run, method.self(), key, invocation.site());
            // Of Python 2.
            case "has_key" -> mapping.read(key, Value.of(mapping.contains(run, key)), invocation.site());
            case "setdefault" -> setdefault(run, mapping, key, invocation);
            case "update" -> update(run, mapping, invocation);
            case "__setitem__" -> {
                mapping.setItem(run, key, invocation.arguments().value(1, "", Value.UNKNOWN), invocation.site());
                yield Value.NONE;
            }
            case "pop" -> pop(run, mapping, key, invocation);
            case "copy" -> Value.of(PyDict.copy(run, method.self(), invocation.site()));
            case "keys" -> sequence(mapping.elements(run));
            case "values" -> sequence(entries(run, mapping, false));
            case "items" -> sequence(entries(run, mapping, true));
            case "clear", "popitem" -> {
                mapping.known().keySet().forEach(known -> mapping.deleteItem(run, Value.of(known)));
                yield Value.NONE;
            }
            default -> run.cannotTell(Trace.NONE);
        };
    }

    public static Value get(Interpretation run, Mapping mapping, Value key, Invocation call) {
        Value otherwise = call.arguments().value(1, "default", Value.NONE);
        @Nullable Value value = mapping.find(key);
        if (value == null) {
            return mapping.read(key, otherwise, call.site());
        }
        if (!value.maybeAbsent()) {
            return mapping.read(key, value, call.site());
        }
        Truth truth = value.truth() == otherwise.truth() ? value.truth() : Truth.UNKNOWN;
        @Nullable Data chosen = OneOf.of(List.of(value.data(), otherwise.data()));
        Data either = chosen == null ? new Unknown(truth) : chosen;
        return mapping.read(key, new Value(either, value.trace().with(otherwise.trace()), false), call.site());
    }

    private static Value setdefault(Interpretation run, Mapping mapping, Value key, Invocation call) {
        Value result = get(run, mapping, key, call);
        @Nullable Value before = mapping.find(key);
        if (before == null) {
            Value initial = call.arguments().value(1, "default", Value.NONE);
            mapping.setItem(run, key, mapping.initial(key, initial, call.site()), call.site());
        } else if (before.maybeAbsent()) {
            mapping.setItem(run, key, result, call.site());
        }
        return result;
    }

    public static Value update(Interpretation run, Mapping mapping, Invocation call) {
        for (Argument source : call.arguments().positional()) {
            mapping.update(run, source.value(), call.site());
        }
        for (Map.Entry<String, Argument> entry : call.arguments().keywords().entrySet()) {
            mapping.setItem(run, Value.of(entry.getKey()), entry.getValue().value(), call.site());
        }
        if (call.arguments().open()) {
            mapping.setItem(run, Value.UNKNOWN, Value.UNKNOWN, call.site());
        }
        return Value.NONE;
    }

    private static Value pop(Interpretation run, Mapping mapping, Value key, Invocation call) {
        Optional<Value> otherwise = Optional.ofNullable(call.arguments().value(1, "default"));
        Value result = otherwise.isPresent()
                ? get(run, mapping, key, call)
                : mapping.item(run, Value.UNKNOWN, key, call.site());
        mapping.deleteItem(run, key);
        return result;
    }

    private static Value sequence(@Nullable List<Value> elements) {
        return elements == null ? Value.UNKNOWN : Value.of(new Tuple(elements));
    }

    private static @Nullable List<Value> entries(Interpretation run, Mapping mapping, boolean pairs) {
        if (mapping.elements(run) == null) {
            return null;
        }
        List<Value> entries = new ArrayList<>();
        mapping.known()
                .forEach((key, value) ->
                        entries.add(pairs ? Value.of(new Tuple(List.of(Value.of(key), value))) : value));
        return entries;
    }
}
