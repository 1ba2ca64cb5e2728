package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping from keys to values: a dict, an application's configuration, the environment. */
public abstract class Mapping implements Data {
    /** The key in the state for all unknown keys. */
    private static final Object REST = new Object();

    private final Table state;

    public Mapping(Table state) {
        this.state = state;
    }

    @Override
    public Table state() {
        return state;
    }

    public boolean isOpen() {
        return state.get(REST) != null;
    }

    public void open() {
        state.put(REST, Value.UNKNOWN);
    }

    /** Returns the entries with known keys. */
    public Map<Scalar, Value> known() {
        Map<Scalar, Value> entries = new LinkedHashMap<>();
        state.forEach((key, value) -> {
            if (key instanceof Scalar scalar) {
                entries.put(scalar, value);
            }
        });
        return entries;
    }

    /** Returns the value of a key; unknown if the key is unknown or may be present, null if it is absent. */
    @Nullable
    public Value find(Value key) {
        if (!(key.data() instanceof Scalar scalar)) {
            return unknownKey(key);
        }
        @Nullable Value value = state.get(scalar.key());
        return value == null && isOpen() ? Value.UNKNOWN.maybe() : value;
    }

    /** Returns the result for an unknown key: one of the functions, or unknown with the truth that all values share. */
    private Value unknownKey(Value key) {
        @Nullable
        Data chosen = isOpen() || known().isEmpty()
                ? null
                : OneOf.of(known().values().stream().map(Value::data).toList());
        if (chosen != null) {
            return new Value(chosen, key.trace().deciding(), true);
        }
        Truth common = Truth.UNKNOWN;
        Set<Truth> truths = new HashSet<>();
        known().values().forEach(value -> truths.add(value.truth()));
        if (truths.size() == 1 && !isOpen()) {
            common = truths.iterator().next();
        }
        return new Value(new Unknown(common), key.trace().deciding(), true);
    }

    /** Returns the reason why a key is absent. */
    protected Trace reason(Value key, Site site) {
        return key.trace();
    }

    /** Returns the value that a key gets because it is absent. */
    protected Value initial(Value key, Value value, Site site) {
        return value;
    }

    /** Returns a value as the result of the expression that reads it. */
    protected Value read(Value key, Value value, Site site) {
        return value.present().with(key.trace().deciding());
    }

    @Override
    public Truth truth() {
        boolean some = known().values().stream().anyMatch(value -> !value.maybeAbsent());
        if (some) {
            return Truth.TRUE;
        }
        return known().isEmpty() && !isOpen() ? Truth.FALSE : Truth.UNKNOWN;
    }

    @Override
    public String shown() {
        return "{…}";
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return Value.of(new Method(self, name, DictMethods::call));
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        @Nullable Value value = find(key);
        if (value == null) {
            throw Raised.builtin("KeyError", reason(key, site));
        }
        if (value.maybeAbsent()) {
            run.cannotTell(Trace.NONE);
        }
        return read(key, value, site);
    }

    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        if (key.data() instanceof Scalar scalar) {
            state.put(scalar.key(), value);
        } else {
            known().keySet().forEach(known -> state.put(known, Value.UNKNOWN));
            open();
        }
    }

    @Override
    public void deleteItem(Interpretation run, Value key) {
        if (key.data() instanceof Scalar scalar) {
            state.remove(scalar.key());
        } else {
            known().forEach((known, value) -> state.put(known, value.maybe()));
        }
    }

    @Override
    public Truth contains(Interpretation run, Value key) {
        @Nullable Value value = find(key);
        if (value == null) {
            return Truth.FALSE;
        }
        return value.maybeAbsent() ? Truth.UNKNOWN : Truth.TRUE;
    }

    @Override
    public @Nullable List<Value> elements(Interpretation run) {
        boolean sure = !isOpen() && known().values().stream().noneMatch(Value::maybeAbsent);
        return sure ? new ArrayList<>(known().keySet().stream().map(Value::of).toList()) : null;
    }

    /** Copies the entries of another mapping, or of a sequence of pairs. */
    public void update(Interpretation run, Value source, Site site) {
        if (source.data() instanceof Mapping mapping) {
            mapping.known().forEach((key, value) -> take(run, key, value, site));
            if (mapping.isOpen()) {
                setItem(run, Value.UNKNOWN, Value.UNKNOWN, site);
            }
            return;
        }
        @Nullable List<Value> pairs = source.data().elements(run);
        if (pairs == null || !pairs.stream().allMatch(pair -> isPair(run, pair))) {
            setItem(run, Value.UNKNOWN, Value.UNKNOWN, site);
            return;
        }
        for (Value pair : pairs) {
            @Nullable List<Value> parts = pair.data().elements(run);
            if (parts != null) {
                setItem(run, parts.get(0), parts.get(1), site);
            }
        }
    }

    private void take(Interpretation run, Scalar key, Value value, Site site) {
        @Nullable Value before = state.get(key);
        // A key that may be absent there may keep its value here.
        boolean kept = value.maybeAbsent() && before != null;
        setItem(run, Value.of(key), kept ? Value.unknown(value.trace()) : value, site);
    }

    private static boolean isPair(Interpretation run, Value pair) {
        @Nullable List<Value> parts = pair.data().elements(run);
        return parts != null && parts.size() == 2;
    }
}
