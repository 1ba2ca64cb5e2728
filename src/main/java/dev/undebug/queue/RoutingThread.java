package dev.undebug.queue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes when it is woken, and tidies up every now and then. */
final class RoutingThread {
    private static final Logger LOG = LoggerFactory.getLogger(RoutingThread.class);
    private static final long TIDY_SECONDS = 30;

    private final Routing routing;
    private final Runnable routed;
    private final Semaphore signal = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "routing");
    private volatile boolean open = true;

    /**
     * @param routed called after work was stored
     */
    RoutingThread(Routing routing, Runnable routed) {
        this.routing = routing;
        this.routed = routed;
    }

    void start() {
        thread.start();
    }

    void wake() {
        signal.release();
    }

    private void run() {
        long tidied = System.nanoTime();
        while (open) {
            try {
                boolean woken = signal.tryAcquire(TIDY_SECONDS, TimeUnit.SECONDS);
                signal.drainPermits();
                routeAll();
                if (!woken || System.nanoTime() - tidied > TimeUnit.SECONDS.toNanos(TIDY_SECONDS)) {
                    routing.tidy();
                    tidied = System.nanoTime();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("routing failed; what is stored stays stored and is tried again in {} s", TIDY_SECONDS, e);
            }
        }
    }

    private void routeAll() {
        while (open && routing.routeSome() > 0) {
            routed.run();
        }
    }

    /** Stops after the batch in progress. */
    void stop() {
        open = false;
        wake();
        Threads.join(thread);
    }
}
