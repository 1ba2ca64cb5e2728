package dev.undebug.read.helm;

import dev.undebug.read.helm.Value.Missing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dot and the variables of one block of a template. */
final class Scope {
    private final Value root;
    private final Value dot;
    private final @Nullable Scope outer;
    private final Map<String, Value> variables = new HashMap<>();

    /** @param root the data of the whole template */
    Scope(Value root, Value dot) {
        this(root, dot, null);
    }

    private Scope(Value root, Value dot, @Nullable Scope outer) {
        this.root = root;
        this.dot = dot;
        this.outer = outer;
    }

    Value dot() {
        return dot;
    }

    Scope inner(Value other) {
        return new Scope(root, other, this);
    }

    /** Returns a variable; the one without a name is the data of the whole template. */
    Value get(String name) {
        if (name.isEmpty()) {
            return root;
        }
        Scope declaring = declaring(name);
        return declaring == null ? Missing.UNKNOWN : declaring.variables.getOrDefault(name, Missing.UNKNOWN);
    }

    /** @param declares whether the variable is a new one of this block */
    void set(String name, Value value, boolean declares) {
        Scope declaring = declares ? this : declaring(name);
        (declaring == null ? this : declaring).variables.put(name, value);
    }

    private @Nullable Scope declaring(String name) {
        Scope scope = this;
        while (scope != null && !scope.variables.containsKey(name)) {
            scope = scope.outer;
        }
        return scope;
    }
}
