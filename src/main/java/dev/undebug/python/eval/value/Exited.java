package dev.undebug.python.eval.value;

/**
 * The end of the program that no handler can take: a loop that never ends, {@code os._exit()}, or another program in its place.
 * {@code sys.exit()} only raises an exception.
 */
public final class Exited extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Exited() {
        super("the program ended", null, false, false);
    }
}
