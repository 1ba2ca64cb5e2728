package dev.undebug.python.eval.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dict of the names in a table: what is put into it becomes an attribute. */
public abstract class NamesDict extends Mapping {
    protected NamesDict(Table names) {
        super(names);
    }

    @Override
    public final Map<Scalar, Value> known() {
        Map<Scalar, Value> names = new LinkedHashMap<>();
        state().forEach((key, value) -> {
            if (key instanceof String name) {
                names.put(new Scalar.Text(name), value);
            }
        });
        return names;
    }

    @Override
    public final @Nullable Value find(Value key) {
        if (!(key.data() instanceof Scalar.Text name)) {
            return super.find(key);
        }
        @Nullable Value value = state().get(name.text());
        return value == null && isOpen() ? Value.UNKNOWN.maybe() : value;
    }
}
