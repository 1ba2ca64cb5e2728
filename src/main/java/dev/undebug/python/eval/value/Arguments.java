package dev.undebug.python.eval.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call.
 *
 * @param open whether there may be more, from {@code *args} or {@code **kwargs} with unknown entries
 */
public record Arguments(List<Argument> positional, Map<String, Argument> keywords, boolean open) {
    public static final Arguments NONE = new Arguments(List.of(), Map.of(), false);

    public static Arguments of(List<Value> values) {
        return new Arguments(values.stream().map(Argument::of).toList(), Map.of(), false);
    }

    /** Returns the argument for a parameter; unknown if the call may pass it, null if it does not. */
    @Nullable
    public Argument get(int index, String name) {
        @Nullable Argument given = index < positional.size() ? positional.get(index) : keywords.get(name);
        return given == null && open ? Argument.of(Value.UNKNOWN.maybe()) : given;
    }

    /** Returns a keyword-only argument; unknown if the call may pass it, null if it does not. */
    @Nullable
    public Argument get(String name) {
        return get(Integer.MAX_VALUE, name);
    }

    /** Returns the value of a keyword-only argument; null if the call does not pass it. */
    public @Nullable Value value(String name) {
        return value(Integer.MAX_VALUE, name);
    }

    @Nullable
    public Value value(int index, String name) {
        @Nullable Argument argument = get(index, name);
        return argument == null ? null : argument.value();
    }

    public Value value(int index, String name, Value otherwise) {
        @Nullable Value value = value(index, name);
        return value == null ? otherwise : value;
    }

    public List<Value> values() {
        return positional.stream().map(Argument::value).toList();
    }

    /** Returns the values of all arguments, the positional ones first. */
    public List<Value> all() {
        List<Value> values = new ArrayList<>(positional.size() + keywords.size());
        each().forEach(argument -> values.add(argument.value()));
        return values;
    }

    /** Returns all arguments, the positional ones first. */
    public Collection<Argument> each() {
        if (keywords.isEmpty()) {
            return positional;
        }
        List<Argument> all = new ArrayList<>(positional);
        all.addAll(keywords.values());
        return all;
    }

    /** Returns these arguments with other values; those that stay the same keep their places. */
    public Arguments map(UnaryOperator<Value> change) {
        Map<String, Argument> named = new LinkedHashMap<>();
        keywords.forEach((name, argument) -> named.put(name, argument.map(change)));
        return new Arguments(
                positional.stream().map(argument -> argument.map(change)).toList(), named, open);
    }

    public Arguments withFirst(Value first) {
        List<Argument> longer = new ArrayList<>(positional);
        longer.add(0, Argument.of(first));
        return new Arguments(longer, keywords, open);
    }

    public Arguments withoutFirst() {
        return new Arguments(positional.subList(1, positional.size()), keywords, open);
    }

    /** Returns these arguments combined with those of a later call, as {@code functools.partial} does. */
    public Arguments then(Arguments later) {
        List<Argument> all = new ArrayList<>(positional);
        all.addAll(later.positional);
        Map<String, Argument> named = new LinkedHashMap<>(keywords);
        named.putAll(later.keywords);
        return new Arguments(all, named, open || later.open);
    }

    /** Returns the traces of all arguments, as those of values that decide another one. */
    public Trace trace() {
        Trace trace = Trace.NONE;
        for (Argument argument : positional) {
            trace = trace.with(argument.value().trace().deciding());
        }
        for (Argument argument : keywords.values()) {
            trace = trace.with(argument.value().trace().deciding());
        }
        return trace;
    }
}
