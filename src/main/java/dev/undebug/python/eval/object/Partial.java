package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/** The result of {@code functools.partial}. */
public record Partial(Value function, Arguments arguments) implements Data {
    @Override
    public @Nullable Object choice() {
        return function.data().choice();
    }

    @Override
    public String shown() {
        return "<partial>";
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return function.data().call(run, function, invocation.with(arguments.then(invocation.arguments())));
    }
}
