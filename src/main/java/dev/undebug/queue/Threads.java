package dev.undebug.queue;

/** Waits for threads. */
final class Threads {
    private static final long PATIENCE_MILLIS = 10_000;

    private Threads() {}

    /** Waits until a stopped thread has ended. */
    static void join(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
