package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for a commit. */
final class Waiting {
    /** Senders of deliveries give up after ten seconds. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

    private Waiting() {}

    /** Waits, even if interrupted: a commit takes milliseconds, and abandoning it gains nothing. */
    static <T> T result(CompletableFuture<T> commit) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (true) {
                try {
                    return commit.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    throw new Unavailable("the database took too long to respond", e);
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof SQLException) {
            return new Unavailable("the database does not respond: " + cause.getMessage(), cause);
        }
        return cause instanceof RuntimeException ours ? ours : new IllegalStateException(cause);
    }
}
