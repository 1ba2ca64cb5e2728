package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.syntax.tree.Parameters;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function of the repository.
 *
 * @param body its statements; a lambda's expression is a return statement
 * @param defaults the default values, evaluated when the function was defined
 * @param locals the names that it binds, which it never looks up in enclosing scopes
 * @param kind the result of a call if the body has a {@code yield}
 * @param owner the class that it was found in, for {@code super()}
 */
public record Function(
        String name,
        Parameters parameters,
        List<Stmt> body,
        Map<String, Value> defaults,
        Scope closure,
        Set<String> locals,
        Yields kind,
        @Nullable Data owner)
        implements Data {
    /** The use of the values that a function yields. */
    public enum Yields {
        NOTHING,
        A_SEQUENCE,
        /** {@code contextlib.contextmanager} decorates the function. */
        A_CONTEXT
    }

    /** Returns whether it can be called without arguments, unlike a WSGI application. */
    public boolean needsNothing() {
        return parameters.all().stream()
                .allMatch(parameter -> parameter.defaultValue().isPresent()
                        || parameter.kind() == Parameters.Kind.STAR
                        || parameter.kind() == Parameters.Kind.DOUBLE_STAR);
    }

    public Function in(Data found) {
        return new Function(name, parameters, body, defaults, closure, locals, kind, found);
    }

    /** Returns the function as decorated by {@code contextlib.contextmanager}. */
    public Function asContext() {
        Yields over = kind == Yields.A_SEQUENCE ? Yields.A_CONTEXT : kind;
        return new Function(name, parameters, body, defaults, closure, locals, over, owner);
    }

    @Override
    public boolean isObject() {
        return true;
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
        if (kind != Yields.NOTHING) {
            return Value.of(Generator.of(run, this, invocation.arguments()));
        }
        return run.inline(this, invocation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Function function && body == function.body && closure == function.closure;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(closure);
    }
}
