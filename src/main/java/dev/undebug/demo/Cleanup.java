package dev.undebug.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be stopped in the opposite order, once, from whichever thread comes first. */
final class Cleanup implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /**
     * Keeps something that was started. Comes the stop first, it is stopped at once.
     *
     * @throws DemoException if everything is being stopped
     */
    synchronized <T extends AutoCloseable> T add(T started) throws DemoException {
        if (closed) {
            close(started);
            throw new DemoException("The demo was stopped.");
        }
        open.push(started);
        return started;
    }

    /** Stops everything; what cannot be stopped does not keep the rest running. */
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
