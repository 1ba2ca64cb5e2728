package dev.undebug.python.eval.value;

/** A known method of a known object. */
public record Method(Value self, String name, Body body) implements Data {
    /** The methods of one kind of object. */
    @FunctionalInterface
    public interface Body {
        Value call(Interpretation run, Method method, Invocation invocation);
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
