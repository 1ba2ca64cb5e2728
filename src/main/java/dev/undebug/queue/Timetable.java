package dev.undebug.queue;

import com.zaxxer.hikari.HikariDataSource;
import dev.undebug.source.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The due times of keys: db-scheduler's table. It is derived from the wanted work and rebuilt at every start, so its
 * own file needs no sync to disk.
 */
final class Timetable implements AutoCloseable {
    static final String TASK = "work";

    private static final String INSERT = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values (?, ?, ?, 0, 1)
            on conflict (task_name, task_instance)\s""";

    private static final String CHANGING = """
            do update set execution_time = excluded.execution_time, version = scheduled_tasks.version + 1
            where scheduled_tasks.picked = 0""";

    private final HikariDataSource dataSource;

    private Timetable(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Creates an empty one in the directory, which must be locked. */
    static Timetable create(Path directory) throws IOException {
        Path file = directory.resolve("timetable.db");
        Files.deleteIfExists(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.MEMORY);
        config.setSynchronous(SynchronousMode.OFF);
        Timetable timetable = new Timetable(Sqlite.pool("timetable", file, config, 1));
        timetable.inTransaction(connection -> Sql.script(connection, Schema.read("timetable.sql")));
        return timetable;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Schedules keys, or changes their times. A key in progress stays as it is: its worker looks again at the end. */
    void schedule(Map<String, Instant> due) {
        insert(due, CHANGING);
    }

    /**
     * Schedules keys no later than at a time. What is scheduled sooner stays: a time that was read before newer work arrived
     * must not delay it. Too soon does no harm, since a worker looks whether the work is due.
     */
    void scheduleAtLatest(Map<String, Instant> due) {
        insert(due, CHANGING + " and scheduled_tasks.execution_time > excluded.execution_time");
    }

    /** Schedules those keys that are not scheduled. */
    void scheduleMissing(Map<String, Instant> due) {
        insert(due, "do nothing");
    }

    /** @param conflict what to do with a key that is scheduled */
    private void insert(Map<String, Instant> due, String conflict) {
        inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT + conflict)) {
                for (Map.Entry<String, Instant> entry : due.entrySet()) {
                    statement.setString(1, TASK);
                    statement.setString(2, entry.getKey());
                    statement.setLong(3, entry.getValue().toEpochMilli());
                    statement.executeUpdate();
                }
            }
        });
    }

    private void inTransaction(Action action) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            action.run(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new Unavailable("cannot write the timetable: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Action {
        void run(Connection connection) throws SQLException;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
