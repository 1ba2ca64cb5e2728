package dev.undebug.source;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An outside system did not answer as it should, and may do so later: the work will be retried. */
public class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Instant retryAt;

    public Unavailable(String message, @Nullable Throwable cause) {
        this(message, null, cause);
    }

    /** @param retryAt the earliest time for a retry, if the other side named one */
    public Unavailable(String message, @Nullable Instant retryAt, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAt = retryAt;
    }

    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }
}
