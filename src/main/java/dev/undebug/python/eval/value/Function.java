package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.syntax.tree.Parameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of the repository.
 *
 * @param defaults the default values, evaluated when the function was defined
 * @param context whether {@code contextlib.contextmanager} decorates it
 * @param owner the class that it was found in, for {@code super()}
 */
public record Function(
        String name,
        Parameters parameters,
        FunctionBody body,
        Map<String, Value> defaults,
        Scope closure,
        boolean context,
        @Nullable Data owner)
        implements Data {
    /** Returns whether it can be called without arguments, unlike a WSGI application. */
    public boolean needsNothing() {
        return needsNothing(0);
    }

    /** Returns whether it can be called without more than so many arguments. */
    public boolean needsNothing(int given) {
        return parameters.all().stream().skip(given).allMatch(Parameters.Parameter::isOptional);
    }

    public Function in(Data found) {
        return new Function(name, parameters, body, defaults, closure, context, found);
    }

    /** Returns the function as decorated by {@code contextlib.contextmanager}. */
    public Function asContext() {
        return new Function(name, parameters, body, defaults, closure, true, owner);
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public @Nullable Object choice() {
        return body.statements().isEmpty()
                ? null
                : closure.place(body.statements().get(0).span());
    }

    @Override
    public String shown() {
        return "<function " + name + ">";
    }

    @Override
    public Value attribute(Interpretation run, Value self, String attribute) {
        return attribute.equals("__name__") ? Value.of(name) : run.cannotTell(self.trace());
    }

    @Override
    public Truth hasAttribute(Interpretation run, Value self, String attribute) {
        return attribute.equals("__name__") ? Truth.TRUE : Truth.UNKNOWN;
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        if (body.yields()) {
            return Value.of(Generator.of(run, this, invocation.arguments()));
        }
        return run.inline(this, invocation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Function function
                && body.statements() == function.body.statements()
                && closure == function.closure;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(closure);
    }
}
