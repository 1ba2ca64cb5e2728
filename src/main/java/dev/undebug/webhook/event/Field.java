package dev.undebug.webhook.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Checks what JSON cannot say about a field. */
final class Field {
    private Field() {}

    /** Insists on a field that has to be there. */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    /** Insists on a number of GitHub's, which begin at 1. */
    static void positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("no " + name);
        }
    }

    /** Reads a time; one that is absent is before all others. */
    static Instant time(@Nullable String text, String name) {
        if (text == null) {
            return Instant.EPOCH;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is not a time: '" + text + "'", e);
        }
    }
}
