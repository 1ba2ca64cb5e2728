package dev.undebug.pull;

/** What the work is about does not exist any more, or is out of the app's reach: there is nothing left to do. */
public final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Gone(String message) {
        super(message);
    }
}
