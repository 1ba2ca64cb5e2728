package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;

/** Models methods that matter only because they return the decorated function. */
final class Decorators {
    private Decorators() {}

    /** {@code @app.route("/")} is called with options first, {@code @app.before_request} with the function. */
    static Value decorate(Interpretation run, Method method, Invocation call) {
        Value first = call.arguments().value(0, "f", Value.UNKNOWN);
        boolean direct = first.data() instanceof Function || first.data() instanceof BoundMethod;
        return direct ? first : Value.of(new Method(Value.NONE, "decorator", Decorators::decorated));
    }

    private static Value decorated(Interpretation run, Method method, Invocation call) {
        return call.arguments().value(0, "f", Value.UNKNOWN);
    }
}
