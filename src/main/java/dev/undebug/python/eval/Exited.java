package dev.undebug.python.eval;

/** The program ended: {@code sys.exit()}, or a loop that never ends. */
final class Exited extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exited() {
        super("the program ended", null, false, false);
    }
}
