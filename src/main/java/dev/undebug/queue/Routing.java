package dev.undebug.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns stored deliveries into wanted work, both in one transaction: a crash leaves a delivery either as it was or routed. */
final class Routing {
    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);
    private static final int BATCH = 100;
    private static final int BATCH_BYTES = 8 << 20;
    static final Duration KEEP_IDS = Duration.ofDays(7);

    private final Database database;
    private final Router router;
    private final Clock clock;
    private final QueueMetrics metrics;

    Routing(Database database, Router router, Clock clock, QueueMetrics metrics) {
        this.database = database;
        this.router = router;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Routes the oldest deliveries that are not routed yet; returns how many that were. */
    int routeSome() {
        List<Routed> routed = new ArrayList<>();
        for (Delivery delivery :
                database.inTransaction(connection -> DeliveryStore.unrouted(connection, BATCH, BATCH_BYTES))) {
            routed.add(route(delivery));
        }
        if (routed.isEmpty()) {
            return 0;
        }
        return database.inTransaction(connection -> store(connection, routed));
    }

    private Routed route(Delivery delivery) {
        try {
            return new Routed(delivery, router.route(delivery), null);
        } catch (RuntimeException e) {
            LOG.error(
                    "delivery {} ({}) could not be routed; it stays in the table delivery with its payload",
                    delivery.id(),
                    delivery.event(),
                    e);
            metrics.unroutable();
            return new Routed(delivery, List.of(), e.toString());
        }
    }

    private int store(Connection connection, List<Routed> batch) throws SQLException {
        Instant now = clock.instant();
        for (Routed routed : batch) {
            for (Work work : routed.work()) {
                WorkStore.want(connection, work, now);
            }
            if (routed.error() == null) {
                DeliveryStore.routed(connection, routed.delivery(), now);
            } else {
                DeliveryStore.failed(connection, routed.delivery(), now, routed.error());
            }
        }
        return batch.size();
    }

    /** Forgets old ids, and puts on the timetable what should be there and, after a failure between two steps, is not. */
    void tidy() {
        Instant before = clock.instant().minus(KEEP_IDS);
        int pruned = database.inTransaction(connection -> DeliveryStore.prune(connection, before));
        int missing = database.inTransaction(WorkStore::scheduleMissing);
        LOG.debug("forgot the ids of {} old deliveries, scheduled {} works again", pruned, missing);
    }

    private record Routed(
            Delivery delivery, List<Work> work, @Nullable String error) {}
}
