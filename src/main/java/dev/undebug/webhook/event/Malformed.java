package dev.undebug.webhook.event;

/** A payload of the wrong form for its event. The message says where and why. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}
