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
 * Puts wanted work on the timetable: a thread that is woken after something new was committed, so that those who deliver do
 * not wait for it. It also tidies up every now and then.
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
     * Prepares a thread; it is started by {@link #start}.
     *
     * @param planned called when something is on the timetable that was not before
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

    /** Plans the work of a delivery that is committed. */
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

    /** Forgets old ids, and plans what is wanted and, after a start or a failure between two steps, is not planned. */
    void tidy() {
        Instant before = clock.instant().minus(KEEP);
        int forgotten = database.write(connection -> DeliveryStore.prune(connection, before));
        database.write(connection -> WorkStore.prune(connection, before));
        Map<String, Instant> due = database.read(WorkStore::due);
        timetable.scheduleMissing(due);
        planned.run();
        LOG.debug("deleted the ids of {} old deliveries; {} works are waiting", forgotten, due.size());
    }

    /** Stops after the batch in progress; what is not planned is planned at the next start. */
    void stop() {
        open = false;
        signal.release();
        Threads.join(thread);
    }
}
