package dev.undebug.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table of wanted work, and the timetable that follows from it. */
final class WorkStore {
    static final String TASK = "work";

    private WorkStore() {}

    /** Asks for work at a time; returns false if newer work of the key is wanted already. */
    static boolean want(Connection connection, Work work, Instant due) throws SQLException {
        String sql = """
                insert into work (key, ordinal, payload, due) values (?, ?, ?, ?)
                on conflict (key) do update set
                  ordinal = excluded.ordinal, payload = excluded.payload, due = excluded.due, version = work.version + 1,
                  attempts = 0, waits = 0, parked = 0, error = null
                where excluded.ordinal >= work.ordinal
                """;
        int changed = Sql.update(connection, sql, work.key(), work.ordinal(), work.payload(), due.toEpochMilli());
        if (changed > 0) {
            schedule(connection, work.key());
        }
        return changed > 0;
    }

    /**
     * Puts the work of a key on the timetable, if there is any to do. A key that is being worked on stays as it is:
     * when that ends, this is called again.
     */
    static int schedule(Connection connection, String key) throws SQLException {
        String sql = """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select ?, key, due, 0, 1 from work where key = ? and parked = 0
                on conflict (task_name, task_instance) do update set
                  execution_time = excluded.execution_time, version = scheduled_tasks.version + 1
                where scheduled_tasks.picked = 0
                """;
        return Sql.update(connection, sql, TASK, key);
    }

    /** Puts all work on the timetable that is not there. */
    static int scheduleMissing(Connection connection) throws SQLException {
        String sql = """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select ?, key, due, 0, 1 from work where parked = 0
                on conflict (task_name, task_instance) do nothing
                """;
        return Sql.update(connection, sql, TASK);
    }

    /** Empties the timetable: what another process was working on when it died is free again. */
    static int clearTimetable(Connection connection) throws SQLException {
        return Sql.update(connection, "delete from scheduled_tasks");
    }

    /** Begins an attempt, and keeps in mind that it was begun. */
    static Optional<Attempt> begin(Connection connection, String key) throws SQLException {
        Optional<Attempt> attempt = find(connection, key);
        Sql.update(connection, "update work set begun = 1, attempts = attempts + 1 where key = ? and parked = 0", key);
        return attempt;
    }

    private static Optional<Attempt> find(Connection connection, String key) throws SQLException {
        String sql = "select payload, version, begun, attempts, waits from work where key = ? and parked = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Attempt(
                        key, row.getString(1), row.getLong(2), row.getBoolean(3), row.getInt(4) + 1, row.getInt(5)));
            }
        }
    }

    /** The work is done. What was asked for meanwhile stays. */
    static void done(Connection connection, Attempt attempt) throws SQLException {
        int deleted = Sql.update(
                connection, "delete from work where key = ? and version = ?", attempt.key(), attempt.version());
        if (deleted == 0) {
            Sql.update(connection, "update work set begun = 0, attempts = 0 where key = ?", attempt.key());
        }
    }

    /** Something outside was not available: later, as often as it takes. */
    static void putOff(Connection connection, Attempt attempt, Instant due) throws SQLException {
        String sql = "update work set due = ?, attempts = 0, waits = waits + 1 where key = ? and version = ?";
        Sql.update(connection, sql, due.toEpochMilli(), attempt.key(), attempt.version());
    }

    /** The attempt failed by our own fault: once more, later. */
    static void failed(Connection connection, Attempt attempt, Instant due, String error) throws SQLException {
        String sql = "update work set due = ?, error = ? where key = ? and version = ?";
        Sql.update(connection, sql, due.toEpochMilli(), error, attempt.key(), attempt.version());
    }

    /** It failed too often: it is kept, with the reason, until newer work of the key is asked for. */
    static void park(Connection connection, Attempt attempt, String error) throws SQLException {
        String sql = "update work set parked = 1, error = ? where key = ? and version = ?";
        Sql.update(connection, sql, error, attempt.key(), attempt.version());
    }
}
