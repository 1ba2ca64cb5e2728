package dev.undebug.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a progress line up to date until it is closed. The line is also erased when Ctrl-C ends the process. */
final class ShownProgress implements AutoCloseable {
    private static final long REFRESHED_EVERY_MILLIS = 250;

    private final ProgressLine line;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread erasing;

    ShownProgress(ProgressLine line) {
        this.line = line;
        erasing = new Thread(line::erase);
        Runtime.getRuntime().addShutdownHook(erasing);
        Thread refreshing = new Thread(this::refresh, "progress");
        refreshing.setDaemon(true);
        refreshing.start();
    }

    private void refresh() {
        try {
            while (!closed.await(REFRESHED_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                line.refresh();
            }
        } catch (InterruptedException e) {
            // The line is obsolete.
            Thread.currentThread().interrupt();
        }
    }

    ProgressLine line() {
        return line;
    }

    @Override
    public void close() {
        closed.countDown();
        line.erase();
        try {
            Runtime.getRuntime().removeShutdownHook(erasing);
        } catch (IllegalStateException e) {
            // The process ends, and the line is erased already.
            return;
        }
    }
}
