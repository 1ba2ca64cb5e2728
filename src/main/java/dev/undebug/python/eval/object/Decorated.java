package dev.undebug.python.eval.object;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A function of the repository with a decorator from elsewhere. Whatever that makes of it, a call of the result calls the
 * function.
 *
 * @param function the function, or one that is decorated in turn
 */
public record Decorated(Value function) implements Data {
    @Override
    public @Nullable Object choice() {
        return function.data().choice();
    }

    @Override
    public String shown() {
        return "<decorated function>";
    }

    @Override
    public Truth truth() {
        return Truth.UNKNOWN;
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return function.data().call(run, function, invocation);
    }
}
