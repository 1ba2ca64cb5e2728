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

    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable started) {
        try {
            started.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
