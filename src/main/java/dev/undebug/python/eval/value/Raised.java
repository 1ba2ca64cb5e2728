package dev.undebug.python.eval.value;

/** An exception of the analysed program, on its way to a handler. */
public final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Value exception;

    public Raised(Value exception) {
        super(exception.data().shown(), null, false, false);
        this.exception = exception;
    }

    /** Makes an exception of a built-in class. */
    public static Raised builtin(String name) {
        return new Raised(Value.of(External.exception(name)));
    }

    /** Makes an exception of a built-in class, with its cause. */
    static Raised builtin(String name, Trace reason) {
        return new Raised(Value.of(External.exception(name)).with(reason.deciding()));
    }

    public boolean is(String name) {
        return exception.data() instanceof External external
                && external.dotted().equals("builtins." + name);
    }

    public Value exception() {
        return exception;
    }
}
