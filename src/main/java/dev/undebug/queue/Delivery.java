package dev.undebug.queue;

import java.time.Instant;

/** Something that arrived and must not be lost. */
public final class Delivery {
    private final String id;
    private final String event;
    private final byte[] payload;
    private final Instant received;

    /**
     * @param id the sender's own id: what arrives twice under one id is taken once
     * @param payload not copied, must not change
     */
    public Delivery(String id, String event, byte[] payload, Instant received) {
        this.id = id;
        this.event = event;
        this.payload = payload;
        this.received = received;
    }

    public String id() {
        return id;
    }

    public String event() {
        return event;
    }

    /** The bytes as they arrived; not a copy, not to be changed. */
    public byte[] payload() {
        return payload;
    }

    public Instant received() {
        return received;
    }
}
