package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Durable at-least-once work. A delivery and what it asks for are committed before {@link #accept} returns; it is
 * done after that, again and again until it succeeds, whatever happens to the process.
 */
public final class Queue implements AutoCloseable {
    private final Database database;
    private final Timetable timetable;
    private final Clock clock;
    private final QueueMetrics metrics;
    private final Workers workers;
    private final Planner planner;

    private Queue(Database database, Timetable timetable, Setup setup) {
        this.database = database;
        this.timetable = timetable;
        this.clock = setup.clock();
        this.metrics = new QueueMetrics(setup.meters());
        Runner runner = new Runner(database, setup, new Backoff(new SecureRandom()), metrics);
        this.workers = new Workers(database, timetable, runner, setup);
        this.planner = new Planner(database, timetable, clock, workers::wake);
        metrics.watch(database);
    }

    /**
     * Opens the queue that is kept in a directory, which no other process may use.
     *
     * @throws IOException if it cannot be used; the message says why
     */
    public static Queue open(Path directory, Setup setup) throws IOException {
        Database database = Database.open(directory);
        try {
            return new Queue(database, Timetable.create(directory), setup);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Begins to work, first on what an earlier process left. */
    public void start() {
        workers.start();
        planner.start();
    }

    /**
     * Returns when the delivery is committed. One with an id that was seen before changes nothing.
     *
     * @throws Unavailable if it is not committed, as far as can be told
     */
    public void accept(Delivery delivery) {
        boolean fresh;
        try {
            fresh = database.write(connection -> DeliveryStore.insert(connection, delivery));
        } catch (Unavailable e) {
            metrics.refused();
            throw e;
        }
        metrics.accepted(fresh);
        if (fresh) {
            planner.plan(delivery);
        }
    }

    /**
     * Commits something.
     *
     * @throws Unavailable if the database takes nothing
     */
    public void checkWritable() {
        String sql =
                "insert into health (id, checked) values (1, ?) on conflict (id) do update set checked = excluded.checked";
        database.write(connection -> Sql.update(connection, sql, clock.millis()));
    }

    /** Lets the work in progress end for a time, and closes the database. What is not done is done after the next start. */
    @Override
    public void close() {
        planner.stop();
        workers.stop();
        timetable.close();
        database.close();
    }

    /** What a queue needs besides its directory. */
    public record Setup(Worker worker, QueuePolicy policy, Clock clock, MeterRegistry meters) {}
}
