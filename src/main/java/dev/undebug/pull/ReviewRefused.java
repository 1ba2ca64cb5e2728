package dev.undebug.pull;

/** GitHub rejected the whole review, so its comments can only appear as annotations of the check run. */
public final class ReviewRefused extends Refused {
    private static final long serialVersionUID = 1L;

    private final boolean early;

    public ReviewRefused(String message) {
        this(message, false);
    }

    /** @param early whether GitHub does not know the commit as one of the pull request's yet, and may a moment later */
    public ReviewRefused(String message, boolean early) {
        super(message);
        this.early = early;
    }

    /** Returns whether GitHub does not know the commit as one of the pull request's yet, and may a moment later. */
    public boolean isEarly() {
        return early;
    }
}
