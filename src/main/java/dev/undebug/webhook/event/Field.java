package dev.undebug.webhook.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Validates fields beyond their JSON type. */
final class Field {
    private Field() {}

    /** Requires a field. */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    /** Requires a GitHub id or number, which begin at 1. */
    static void positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("no " + name);
        }
    }

    /** Parses a time; a missing one is before all others. */
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
