package dev.undebug.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of wanted work. */
final class WorkStore {
    private WorkStore() {}

    /** Work of the key that is already wanted. */
    private record Before(long ordinal, String payload, boolean begun) {
        String payload(Work work, String otherwise) {
            return work.ordinal() == ordinal && !work.payload().equals(payload) ? work.inDoubt() : otherwise;
        }
    }

    /**
     * Adds work with its due time; returns false if newer work of the key is already wanted. Then that work becomes due
     * now at the latest, even if it was delayed or parked: the sender of the older request may be a person who does not
     * want to wait.
     */
    static boolean want(Connection connection, Work work, Instant due) throws SQLException {
        Optional<Before> before = before(connection, work.key());
        if (before.isPresent() && work.ordinal() < before.get().ordinal()) {
            hasten(connection, work.key(), due);
            return false;
        }
        String payload = isLate(connection, work) ? work.late() : work.payload();
        if (before.isPresent()) {
            return displace(connection, before.get(), work, payload, due);
        }
        String sql = "insert into work (key, ordinal, payload, due) values (?, ?, ?, ?)";
        return Sql.update(connection, sql, work.key(), work.ordinal(), payload, due.toEpochMilli()) > 0;
    }

    /** Does not touch work that is due, which may be running. */
    private static void hasten(Connection connection, String key, Instant due) throws SQLException {
        String sql = """
                update work set due = ?, attempts = 0, waits = 0, parked = 0, error = null
                where key = ? and (parked = 1 or due > ?)
                """;
        Sql.update(connection, sql, due.toEpochMilli(), key, due.toEpochMilli());
    }

    private static boolean isLate(Connection connection, Work work) throws SQLException {
        String sql = "select 1 from done where key = ? and ordinal > ?";
        return Sql.first(connection, sql, row -> true, work.key(), work.ordinal())
                .isPresent();
    }

    private static Optional<Before> before(Connection connection, String key) throws SQLException {
        String sql = "select ordinal, payload, begun from work where key = ?";
        return Sql.first(connection, sql, row -> new Before(row.getLong(1), row.getString(2), row.getBoolean(3)), key);
    }

    private static boolean displace(Connection connection, Before before, Work work, String otherwise, Instant due)
            throws SQLException {
        String payload = before.payload(work, otherwise);
        String sql = """
                update work set ordinal = ?, payload = ?, begun = ?, due = ?, version = version + 1,
                  attempts = 0, waits = 0, parked = 0, error = null
                where key = ?
                """;
        return Sql.update(
                        connection,
                        sql,
                        work.ordinal(),
                        payload,
                        before.begun() && payload.equals(before.payload()),
                        due.toEpochMilli(),
                        work.key())
                > 0;
    }

    /** Returns when the work of a key is due; empty without work. */
    static Optional<Instant> due(Connection connection, String key) throws SQLException {
        String sql = "select due from work where key = ? and parked = 0";
        return Sql.first(connection, sql, row -> Instant.ofEpochMilli(row.getLong(1)), key);
    }

    /** Returns the payload of the work of a key, if it is due. */
    static Optional<String> payloadIfDue(Connection connection, String key, Instant now) throws SQLException {
        String sql = "select payload from work where key = ? and parked = 0 and due <= ?";
        return Sql.first(connection, sql, row -> row.getString(1), key, now.toEpochMilli());
    }

    /** Returns the due times of all work. */
    static Map<String, Instant> due(Connection connection) throws SQLException {
        Map<String, Instant> due = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select key, due from work where parked = 0");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                due.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
            }
        }
        return due;
    }

    /** Begins an attempt, and records that. */
    static Optional<WorkAttempt> begin(Connection connection, String key) throws SQLException {
        Optional<WorkAttempt> attempt = find(connection, key);
        Sql.update(connection, "update work set begun = 1, attempts = attempts + 1 where key = ? and parked = 0", key);
        return attempt;
    }

    /** Records something that has to be ended; null for nothing. */
    static int unfinished(Connection connection, String key, @Nullable String what) throws SQLException {
        return Sql.update(connection, "update work set unfinished = ? where key = ?", what, key);
    }

    /** Returns the work of a key, if any is wanted. */
    static Optional<WorkAttempt> find(Connection connection, String key) throws SQLException {
        String sql =
                "select payload, unfinished, version, begun, attempts, waits from work where key = ? and parked = 0";
        return Sql.first(
                connection,
                sql,
                row -> new WorkAttempt(
                        key,
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        row.getLong(3),
                        row.getBoolean(4),
                        row.getInt(5) + 1,
                        row.getInt(6)),
                key);
    }

    /** Completes the work. Work requested meanwhile stays; older work that arrives from now on counts as late. */
    static int done(Connection connection, WorkAttempt attempt, Instant now) throws SQLException {
        String sql = """
                insert into done (key, ordinal, at) select key, ordinal, ? from work where key = ? and version = ?
                on conflict (key) do update set ordinal = max(ordinal, excluded.ordinal), at = excluded.at
                """;
        Sql.update(connection, sql, now.toEpochMilli(), attempt.key(), attempt.version());
        int deleted = Sql.update(
                connection, "delete from work where key = ? and version = ?", attempt.key(), attempt.version());
        if (deleted == 0) {
            Sql.update(
                    connection,
                    "update work set begun = 0, attempts = 0, unfinished = null where key = ?",
                    attempt.key());
        }
        return deleted;
    }

    /** Delays the work because of an outage, without a limit here. */
    static int postpone(Connection connection, WorkAttempt attempt, Instant due, int waits) throws SQLException {
        String sql = "update work set due = ?, attempts = 0, waits = ? where key = ? and version = ?";
        return Sql.update(connection, sql, due.toEpochMilli(), waits, attempt.key(), attempt.version());
    }

    /** Schedules a retry after an internal error. */
    static int failed(Connection connection, WorkAttempt attempt, Instant due, String error) throws SQLException {
        String sql = "update work set due = ?, error = ? where key = ? and version = ?";
        return Sql.update(connection, sql, due.toEpochMilli(), error, attempt.key(), attempt.version());
    }

    /** Parks the work after too many errors: it is kept with the error until newer work of the key is requested. */
    static int park(Connection connection, WorkAttempt attempt, String error) throws SQLException {
        String sql = "update work set parked = 1, error = ? where key = ? and version = ?";
        return Sql.update(connection, sql, error, attempt.key(), attempt.version());
    }

    /** Deletes the records of work done before a time. */
    static int prune(Connection connection, Instant before) throws SQLException {
        return Sql.update(connection, "delete from done where at < ?", before.toEpochMilli());
    }
}
