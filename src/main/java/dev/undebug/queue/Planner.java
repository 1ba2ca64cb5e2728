package dev.undebug.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules wanted work: a thread that a commit of new work wakes, so that senders of deliveries do not wait for it. It
 * also cleans up periodically.
 */
final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final long TIDY_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Duration KEEP = Duration.ofDays(7);

    private final Database database;
    private final Timetable timetable;
    private final Clock clock;
    private final Runnable planned;
    private final Map<String, Instant> fresh = new ConcurrentHashMap<>();
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::planUntilStopped, "planner");
    private volatile boolean open = true;

    /**
     * Prepares a thread; {@link #start} starts it.
     *
     * @param planned called when the timetable has a new entry
     */
    Planner(Database database, Timetable timetable, Clock clock, Runnable planned) {
        this.database = database;
        this.timetable = timetable;
        this.clock = clock;
        this.planned = planned;
    }

    void start() {
        thread.start();
    }

    /** Schedules the work of a committed delivery. */
    void plan(Delivery delivery) {
        for (Work work : delivery.work()) {
            fresh.put(work.key(), delivery.due(work));
        }
        signal.release();
    }

    private void planUntilStopped() {
        long tidied = System.nanoTime() - TIDY_NANOS;
        while (open) {
            try {
                if (System.nanoTime() - tidied >= TIDY_NANOS) {
                    tidied = System.nanoTime();
                    tidy();
                }
                planFresh();
                signal.tryAcquire(TIDY_NANOS, TimeUnit.NANOSECONDS);
                signal.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("cannot schedule work; stored work is kept and scheduled at the next clean-up", e);
            }
        }
    }

    private void planFresh() {
        Map<String, Instant> batch = new HashMap<>();
        fresh.forEach((key, due) -> {
            if (fresh.remove(key, due)) {
                batch.put(key, due);
            }
        });
        if (!batch.isEmpty()) {
            timetable.schedule(batch);
            planned.run();
        }
    }

    /**
     * Deletes old ids, and schedules wanted work that is not scheduled: after a start, or after a failure between two
     * steps.
     */
    void tidy() {
        Instant before = clock.instant().minus(KEEP);
        int forgotten = database.write(connection -> DeliveryStore.prune(connection, before));
        database.write(connection -> WorkStore.prune(connection, before));
        Map<String, Instant> due = database.read(WorkStore::due);
        timetable.scheduleMissing(due);
        planned.run();
        LOG.debug("deleted the ids of {} old deliveries; {} works are waiting", forgotten, due.size());
    }

    /** Stops after the current batch; the next start schedules the rest. */
    void stop() {
        open = false;
        signal.release();
        Threads.join(thread);
    }
}
