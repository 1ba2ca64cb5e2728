package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list or set.
 *
 * @param state holds the elements as one tuple; empty if they are unknown
 */
public record PyList(boolean isSet, Table state) implements Data {
    private static final String ELEMENTS = "elements";

    /**
     * Makes a list or set.
     *
     * @param elements null if they are unknown
     */
    public static PyList of(Interpretation run, boolean isSet, @Nullable List<Value> elements) {
        PyList list = new PyList(isSet, run.table());
        list.set(elements);
        return list;
    }

    public void set(@Nullable List<Value> elements) {
        state.put(ELEMENTS, elements == null ? Value.UNKNOWN : Value.of(new Tuple(elements)));
    }

    private @Nullable Tuple tuple() {
        @Nullable Value value = state.get(ELEMENTS);
        return value != null && value.data() instanceof Tuple tuple ? tuple : null;
    }

    @Override
    public Truth truth() {
        @Nullable Tuple tuple = tuple();
        return tuple == null ? Truth.UNKNOWN : tuple.truth();
    }

    @Override
    public String shown() {
        @Nullable Tuple tuple = tuple();
        return tuple == null ? "[…]" : "[" + tuple.elements().size() + " elements]";
    }

    @Override
    public @Nullable List<Value> elements(Interpretation run) {
        @Nullable Tuple tuple = tuple();
        return tuple == null ? null : tuple.elements();
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return Value.of(new Method(self, name, ListMethods::call));
    }

    @Override
    public Truth contains(Interpretation run, Value item) {
        @Nullable Tuple tuple = tuple();
        return tuple == null ? Truth.UNKNOWN : tuple.contains(run, item);
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        @Nullable Tuple tuple = tuple();
        return tuple == null ? run.cannotTell(self.trace()) : tuple.item(run, self, key, site);
    }

    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        @Nullable Tuple tuple = tuple();
        boolean known = tuple != null && key.data() instanceof Scalar.Int;
        int index = known ? ((Scalar.Int) key.data()).integer().intValue() : -1;
        if (tuple == null || index < 0 || index >= tuple.elements().size()) {
            set(null);
            return;
        }
        List<Value> elements = new ArrayList<>(tuple.elements());
        elements.set(index, value);
        set(elements);
    }

    @Override
    public void deleteItem(Interpretation run, Value key) {
        set(null);
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof PyList list && list.isSet == isSet ? new PyList(isSet, joined) : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyList list && state == list.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
