package dev.undebug.python.eval.value;

/** A modelled method of an object. */
public record Method(Value self, String name, Body body) implements Data {
    /** The behaviour of a method. */
    @FunctionalInterface
    public interface Body {
        Value call(Interpretation run, Method method, Invocation invocation);
    }

    @Override
    public boolean mayBeChosen() {
        return true;
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
