package dev.undebug.python.eval.run;

/** The program ended: {@code sys.exit()}, or a loop that never ends. */
public final class Exited extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Exited() {
        super("the program ended", null, false, false);
    }
}
