package dev.undebug.queue;

/** Waiting for threads. */
final class Threads {
    private static final long PATIENCE_MILLIS = 10_000;

    private Threads() {}

    /** Waits until a thread has ended, which it was told to do. */
    static void join(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
