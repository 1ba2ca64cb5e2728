package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A function wrapped by {@code property}, {@code staticmethod} or {@code classmethod}.
 *
 * @param setter of a property, the function that gets what is assigned; null if there is none
 */
public record Descriptor(
        Kind kind, Value function, @Nullable Value setter) implements Data {
    /** The kinds of descriptors. */
    public enum Kind {
        PROPERTY,
        STATIC,
        CLASS
    }

    @Override
    public String shown() {
        return kind == Kind.PROPERTY ? "<property>" : "<function>";
    }

    /** {@code @value.setter} and the like return the property, with another function. */
    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return Value.of(new Method(self, name, (run2, method, invocation) -> {
            Value given = invocation.arguments().value(0, "", Value.UNKNOWN);
            return switch (name) {
                case "setter" -> method.self().as(new Descriptor(kind, function, given));
                case "getter" -> method.self().as(new Descriptor(kind, given, setter));
                default -> method.self();
            };
        }));
    }

    /** Returns the function that gets what is assigned to an attribute in place of the object's own; null if there is none. */
    static @Nullable Value setter(@Nullable Value inherited) {
        if (inherited != null && inherited.data() instanceof Descriptor descriptor) {
            return descriptor.setter;
        }
        return inherited != null && inherited.data() instanceof Instance other
                ? PyClass.method(inherited, other.type().find("__set__"))
                : null;
    }
}
