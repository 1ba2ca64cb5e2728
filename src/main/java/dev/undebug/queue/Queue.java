package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Durable at-least-once work. {@link #accept} commits a delivery and its work before it returns. The work then runs,
 * again and again until it succeeds, whatever happens to the process.
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
        Runner runner = new Runner(database, setup, new RetryDelay(new SecureRandom()), metrics);
        this.workers = new Workers(database, timetable, runner, setup);
        this.planner = new Planner(database, timetable, clock, workers::wake);
        metrics.watch(database);
    }

    /**
     * Opens the queue in a directory, which no other process may use.
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

    /** Starts to work, first on the work that an earlier process left. */
    public void start() {
        workers.start();
        planner.start();
    }

    /**
     * Returns when the delivery is committed. A delivery with a known id changes nothing.
     *
     * @throws Unavailable if the commit is not known to have succeeded
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
     * Commits a test write.
     *
     * @throws Unavailable if the database rejects it
     */
    public void checkWritable() {
        String sql =
                "insert into health (id, checked) values (1, ?) on conflict (id) do update set checked = excluded.checked";
        database.write(connection -> Sql.update(connection, sql, clock.millis()));
    }

    /** Gives running work some time to finish, and closes the database. The rest runs after the next start. */
    @Override
    public void close() {
        planner.stop();
        workers.stop();
        timetable.close();
        database.close();
    }

    /** The dependencies of a queue, besides its directory. */
    public record Setup(Worker worker, QueuePolicy policy, Clock clock, MeterRegistry meters) {}
}
