package dev.undebug.pull;

/** The review was not taken as a whole, so that its remarks can only be shown as annotations of the check run. */
public final class ReviewRefused extends Refused {
    private static final long serialVersionUID = 1L;

    public ReviewRefused(String message) {
        super(message);
    }
}
