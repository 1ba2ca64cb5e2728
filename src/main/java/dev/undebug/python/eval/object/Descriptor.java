package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;

/** A function wrapped by {@code property}, {@code staticmethod} or {@code classmethod}. */
public record Descriptor(Kind kind, Value function) implements Data {
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

    /** {@code @value.setter} and the like return the property. */
    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return Value.of(new Method(self, name, (run2, method, invocation) -> method.self()));
    }
}
