package dev.undebug.demo.github;

/** GitHub would refuse this; the message is GitHub's. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
