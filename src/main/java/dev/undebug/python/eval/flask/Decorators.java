package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;
import java.util.function.Consumer;

/** Models methods that matter only because they return the decorated function. */
final class Decorators {
    private Decorators() {}

    /**
     * Models {@code @app.route("/")}, which is called with options first, and {@code @app.before_request}, which gets the
     * function.
     *
     * @param registered takes the function
     */
    static Value decorate(Invocation call, Consumer<Value> registered) {
        Value first = call.arguments().value(0, "f", Value.UNKNOWN);
        boolean direct = first.data() instanceof Function || first.data() instanceof BoundMethod;
        if (direct) {
            registered.accept(first);
            return first;
        }
        return Value.of(new Method(Value.NONE, "decorator", (run, method, decorating) -> {
            Value function = decorating.arguments().value(0, "f", Value.UNKNOWN);
            registered.accept(function);
            return function;
        }));
    }
}
