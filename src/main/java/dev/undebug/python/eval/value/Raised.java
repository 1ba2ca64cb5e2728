package dev.undebug.python.eval.value;

/** An exception of the analysed program, on its way to a handler. */
public final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String EXIT = "SystemExit";

    private final transient Value exception;
    private boolean open;

    public Raised(Value exception) {
        this(exception, false);
    }

    private Raised(Value exception, boolean open) {
        super(exception.data().shown(), null, false, false);
        this.exception = exception;
        this.open = open;
    }

    /** Makes an exception of a built-in class. */
    public static Raised builtin(String name) {
        return new Raised(Value.of(External.exception(name)), true);
    }

    /** Makes an exception of a built-in class, with its cause. */
    public static Raised builtin(String name, Trace reason) {
        return new Raised(Value.of(External.exception(name)).with(reason.deciding()), true);
    }

    /** Makes an exception of a built-in class for a value that is known, so that nothing outside can prevent it. */
    public static Raised certainly(String name) {
        return new Raised(Value.of(External.exception(name)));
    }

    /** Makes the exception of {@code sys.exit()}. */
    public static Raised exit() {
        return certainly(EXIT);
    }

    /**
     * Returns whether an evaluation failed, perhaps for want of what only the deployment has: no statement of the program
     * raised it, and no variable that is set explains it.
     */
    public boolean isOpen() {
        return open;
    }

    /** Notes that the exception is certain, because what was evaluated is known. */
    public void explain() {
        open = false;
    }

    public boolean is(String name) {
        return exception.data() instanceof External external
                && external.dotted().equals("builtins." + name);
    }

    /** Returns whether it is {@code SystemExit}, which ends the program unless a handler takes it. */
    public boolean isExit() {
        return is(EXIT);
    }

    public Value exception() {
        return exception;
    }
}
