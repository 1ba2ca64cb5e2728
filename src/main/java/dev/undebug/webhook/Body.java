package dev.undebug.webhook;

/** The body of a request, or why there is none. */
final class Body {
    private static final byte[] NOTHING = {};

    private final Fate fate;
    private final byte[] bytes;

    private Body(Fate fate, byte[] bytes) {
        this.fate = fate;
        this.bytes = bytes;
    }

    static Body whole(byte[] bytes) {
        return new Body(Fate.WHOLE, bytes);
    }

    static Body lost(Fate fate) {
        return new Body(fate, NOTHING);
    }

    Fate fate() {
        return fate;
    }

    /** Returns all of it; nothing if it is not whole. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns whether nothing of it is left on the connection. */
    boolean isWhole() {
        return fate == Fate.WHOLE;
    }

    /** The state of a body. */
    enum Fate {
        /** All of it arrived. */
        WHOLE,
        /** It is larger than any of GitHub's. */
        TOO_LARGE,
        /** It did not arrive in time. */
        TOO_SLOW,
        /** It made room for bodies that began later. */
        CROWDED_OUT,
        /** The connection ended before it. */
        TRUNCATED,
        /** It was not read, because the request is no POST. */
        NOT_READ
    }
}
