package dev.undebug.service;

/** A thread that works ahead for the one that starts and ends it. If it meets an error, the other one meets it, too. */
public final class AheadThread implements AutoCloseable {
    private final Thread thread;

    private AheadThread(Thread thread) {
        this.thread = thread;
    }

    public static AheadThread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, error) -> {});
        thread.start();
        return new AheadThread(thread);
    }

    /** Waits until the work ends, also if this thread is interrupted. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
