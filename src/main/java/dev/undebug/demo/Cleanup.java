package dev.undebug.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** Stops everything that was started, in reverse order, exactly once, from whichever thread comes first. */
final class Cleanup implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /**
     * Registers something that was started. After the stop, it is stopped at once.
     *
     * @throws DemoException if the stop has begun
     */
    synchronized <T extends AutoCloseable> T add(T started) throws DemoException {
        if (closed) {
            close(started);
            throw new DemoException("The demo was stopped.");
        }
        open.push(started);
        return started;
    }

    /** Stops everything; a failure does not keep the rest running. */
    @Override
    public synchronized void close() {
        closed = true;
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                close(open.pop());
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void close(AutoCloseable started) {
        try {
            started.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
