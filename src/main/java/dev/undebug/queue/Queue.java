package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Durable at-least-once work. A delivery is committed before {@link #accept} returns; what it asks for is done after that,
 * again and again until it succeeds, whatever happens to the process.
 */
public final class Queue implements AutoCloseable {
    private final Database database;
    private final Clock clock;
    private final Inbox inbox;
    private final RoutingThread routing;
    private final Workers workers;

    private Queue(Database database, Setup setup) {
        QueueMetrics metrics = new QueueMetrics(setup.meters());
        Runner runner = new Runner(
                database,
                setup.worker(),
                setup.clock(),
                new Backoff(new SecureRandom()),
                setup.policy().attempts(),
                metrics);
        this.database = database;
        this.clock = setup.clock();
        this.workers = new Workers(database, runner, setup.policy(), clock);
        this.routing = new RoutingThread(new Routing(database, setup.router(), clock, metrics), workers::wake);
        this.inbox = new Inbox(database, metrics, routing::wake);
        metrics.watch(database);
    }

    /**
     * Opens the queue that is kept in a directory, which no other process may use.
     *
     * @throws IOException if it cannot be used; the message says why
     */
    public static Queue open(Path directory, Setup setup) throws IOException {
        Database database = Database.open(directory);
        database.inTransaction(
                connection -> WorkStore.clearTimetable(connection) + WorkStore.scheduleMissing(connection));
        return new Queue(database, setup);
    }

    /** Takes deliveries from now on, and goes on with what an earlier process left. */
    public void start() {
        inbox.start();
        routing.start();
        workers.start();
    }

    /**
     * Returns when the delivery is committed. One with an id that was seen before changes nothing.
     *
     * @throws Unavailable if it is not committed
     */
    public void accept(Delivery delivery) {
        inbox.store(delivery);
    }

    /**
     * Commits something.
     *
     * @throws Unavailable if the database takes nothing
     */
    public void checkWritable() {
        String sql =
                "insert into health (id, checked) values (1, ?) on conflict (id) do update set checked = excluded.checked";
        database.inTransaction(connection -> Sql.update(connection, sql, clock.millis()));
    }

    /** Stores and routes what was taken, lets the work in progress end for a time, and closes the database. */
    @Override
    public void close() {
        inbox.stop();
        routing.stop();
        workers.stop();
        database.close();
    }

    /** What a queue needs besides its directory. */
    public record Setup(Router router, Worker worker, QueuePolicy policy, Clock clock, MeterRegistry meters) {}
}
