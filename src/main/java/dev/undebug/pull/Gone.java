package dev.undebug.pull;

/** The subject of the work no longer exists, or is inaccessible to the app: there is nothing left to do. */
public final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Gone(String message) {
        super(message);
    }
}
