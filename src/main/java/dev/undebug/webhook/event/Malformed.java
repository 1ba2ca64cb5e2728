package dev.undebug.webhook.event;

/** A payload that is not what its event's payloads are. The message says where and why. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}
