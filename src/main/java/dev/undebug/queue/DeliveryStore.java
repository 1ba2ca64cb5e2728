package dev.undebug.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table of deliveries. */
final class DeliveryStore {
    private DeliveryStore() {}

    /** Stores what is not there yet; returns how many were new. */
    static int insert(Connection connection, List<Delivery> deliveries) throws SQLException {
        String sql =
                "insert into delivery (id, event, payload, received) values (?, ?, ?, ?) on conflict (id) do nothing";
        int inserted = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Delivery delivery : deliveries) {
                statement.setString(1, delivery.id());
                statement.setString(2, delivery.event());
                statement.setBytes(3, delivery.payload());
                statement.setLong(4, delivery.received().toEpochMilli());
                inserted += statement.executeUpdate();
            }
        }
        return inserted;
    }

    /** Returns the oldest that are not routed yet, up to a number and a sum of bytes, and at least one if there is one. */
    static List<Delivery> unrouted(Connection connection, int limit, int maxBytes) throws SQLException {
        String sql = "select id, event, payload, received from delivery where routed is null order by seq limit ?";
        List<Delivery> deliveries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                int bytes = 0;
                while (bytes < maxBytes && row.next()) {
                    byte[] payload = row.getBytes(3);
                    bytes += payload.length;
                    Instant received = Instant.ofEpochMilli(row.getLong(4));
                    deliveries.add(new Delivery(row.getString(1), row.getString(2), payload, received));
                }
            }
        }
        return deliveries;
    }

    /** The delivery has become work, which is stored in the same transaction. */
    static void routed(Connection connection, Delivery delivery, Instant now) throws SQLException {
        String sql = "update delivery set routed = ?, payload = null where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, now.toEpochMilli());
            statement.setString(2, delivery.id());
            statement.executeUpdate();
        }
    }

    /** Our router could not make sense of the delivery: it is kept, payload and all, and not tried again. */
    static void failed(Connection connection, Delivery delivery, Instant now, String error) throws SQLException {
        String sql = "update delivery set routed = ?, error = ? where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, now.toEpochMilli());
            statement.setString(2, error);
            statement.setString(3, delivery.id());
            statement.executeUpdate();
        }
    }

    /** Forgets the ids of deliveries that were routed before a time. */
    static int prune(Connection connection, Instant before) throws SQLException {
        String sql = "delete from delivery where routed < ? and error is null";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, before.toEpochMilli());
            return statement.executeUpdate();
        }
    }
}
