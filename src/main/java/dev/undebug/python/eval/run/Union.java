package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A union type: {@code int | None}, since Python 3.10.
 *
 * @param types the classes, and None for its own
 */
record Union(List<Value> types) implements Data {
    /** Returns the result of {@code |} between two types, or null if either is not a known type. */
    static @Nullable Union of(Value left, Value right) {
        List<Value> types = new ArrayList<>();
        boolean known = add(left, types) && add(right, types);
        // None | None is a TypeError.
        return known && !(left.isNone() && right.isNone()) ? new Union(List.copyOf(types)) : null;
    }

    private static boolean add(Value value, List<Value> types) {
        if (value.data() instanceof Union union) {
            return types.addAll(union.types);
        }
        boolean isType = value.isNone()
                || value.data() instanceof PyClass
                || (value.data() instanceof External external && ExternalNames.isBuiltinType(external.dotted()));
        return isType && types.add(value);
    }

    @Override
    public String shown() {
        return String.join(
                " | ", types.stream().map(type -> type.data().shown()).toList());
    }
}
