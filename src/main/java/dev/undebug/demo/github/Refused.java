package dev.undebug.demo.github;

/** GitHub would not do that; the message is what it would say. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
