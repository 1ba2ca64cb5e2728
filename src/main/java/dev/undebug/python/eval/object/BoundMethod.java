package dev.undebug.python.eval.object;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/** A function with its first argument bound: an attribute read from an object. */
public record BoundMethod(Value self, Value function) implements Data {
    @Override
    public @Nullable Object choice() {
        return function.data().choice();
    }

    /** A decorator may have made a property of a method, whose value is unknown. */
    @Override
    public Truth truth() {
        return function.data() instanceof Decorated ? Truth.UNKNOWN : Truth.TRUE;
    }

    @Override
    public String shown() {
        return "<bound method>";
    }

    @Override
    public Value call(Interpretation run, Value callee, Invocation invocation) {
        Arguments arguments = invocation.arguments().withFirst(self);
        return function.data().call(run, function, invocation.with(arguments));
    }
}
