package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code functools.partial}.
 *
 * @param called notes that it is called
 */
public record Partial(Value function, Arguments arguments, Runnable called) implements Data {
    /** Its name among the functions of a file. */
    public static final String NAME = "<partial>";

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
        called.run();
        return function.data().call(run, function, invocation.with(arguments.then(invocation.arguments())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Partial partial
                && partial.function.equals(function)
                && partial.arguments.equals(arguments);
    }

    @Override
    public int hashCode() {
        return function.hashCode();
    }
}
