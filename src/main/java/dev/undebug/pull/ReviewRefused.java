package dev.undebug.pull;

/** The review was not taken as a whole, so that its remarks can only be shown as annotations of the check run. */
public final class ReviewRefused extends Refused {
    private static final long serialVersionUID = 1L;

    private final boolean early;

    public ReviewRefused(String message) {
        this(message, false);
    }

    /**
     * Says that it was not taken.
     *
     * @param early whether GitHub does not know the commit as one of the pull request's, and may a moment later
     */
    public ReviewRefused(String message, boolean early) {
        super(message);
        this.early = early;
    }

    /** Returns whether GitHub does not know the commit as one of the pull request's, and may a moment later. */
    public boolean isEarly() {
        return early;
    }
}
