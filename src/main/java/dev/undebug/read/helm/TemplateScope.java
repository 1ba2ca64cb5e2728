package dev.undebug.read.helm;

import dev.undebug.read.helm.TemplateValue.Missing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dot and the variables of one block of a template. */
final class TemplateScope {
    private final TemplateValue root;
    private final TemplateValue dot;
    private final @Nullable TemplateScope outer;
    private final Map<String, TemplateValue> variables = new HashMap<>();

    /** @param root the data of the whole template */
    TemplateScope(TemplateValue root, TemplateValue dot) {
        this(root, dot, null);
    }

    private TemplateScope(TemplateValue root, TemplateValue dot, @Nullable TemplateScope outer) {
        this.root = root;
        this.dot = dot;
        this.outer = outer;
    }

    TemplateValue dot() {
        return dot;
    }

    TemplateScope inner(TemplateValue other) {
        return new TemplateScope(root, other, this);
    }

    /** Returns a variable; the one without a name is the data of the whole template. */
    TemplateValue get(String name) {
        if (name.isEmpty()) {
            return root;
        }
        TemplateScope declaring = declaring(name);
        return declaring == null ? Missing.UNKNOWN : declaring.variables.getOrDefault(name, Missing.UNKNOWN);
    }

    /** @param declares whether the variable is a new one of this block */
    void set(String name, TemplateValue value, boolean declares) {
        TemplateScope declaring = declares ? this : declaring(name);
        (declaring == null ? this : declaring).variables.put(name, value);
    }

    private @Nullable TemplateScope declaring(String name) {
        TemplateScope scope = this;
        while (scope != null && !scope.variables.containsKey(name)) {
            scope = scope.outer;
        }
        return scope;
    }
}
