package dev.undebug.demo.github;

/** GitHub would refuse this; the message is GitHub's. */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Rejected(String message) {
        super(message);
    }
}
