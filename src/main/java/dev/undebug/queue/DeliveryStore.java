package dev.undebug.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** The table of deliveries. */
final class DeliveryStore {
    private DeliveryStore() {}

    /**
     * Stores a delivery and adds its work, in the same transaction; returns whether the delivery is new. A crash leaves
     * both or neither.
     */
    static boolean insert(Connection connection, Delivery delivery) throws SQLException {
        String sql = "insert into delivery (id, event, received) values (?, ?, ?) on conflict (id) do nothing";
        long received = delivery.received().toEpochMilli();
        if (Sql.update(connection, sql, delivery.id(), delivery.event(), received) == 0) {
            return false;
        }
        for (Work work : delivery.work()) {
            WorkStore.want(connection, work, delivery.due(work));
        }
        return true;
    }

    /** Deletes the ids of deliveries that arrived before a time. */
    static int prune(Connection connection, Instant before) throws SQLException {
        return Sql.update(connection, "delete from delivery where received < ?", before.toEpochMilli());
    }
}
