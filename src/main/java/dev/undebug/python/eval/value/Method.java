package dev.undebug.python.eval.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A modelled method of an object. */
public record Method(Value self, String name, Body body) implements Data {
    /** The behaviour of a method. */
    @FunctionalInterface
    public interface Body {
        Value call(Interpretation run, Method method, Invocation invocation);
    }

    @Override
    public @Nullable Object choice() {
        return List.of(name, self.data().getClass());
    }

    @Override
    public String shown() {
        return "<method " + name + ">";
    }

    @Override
    public Value call(Interpretation run, Value callee, Invocation invocation) {
        return body.call(run, this, invocation);
    }
}
