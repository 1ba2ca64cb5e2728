package dev.undebug.queue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.undebug.source.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite database in a directory that belongs to this process alone. It has one connection: SQLite takes one writer at
 * a time, and waiting in line for it is fairer than SQLite's own polling.
 */
final class Database implements AutoCloseable {
    private static final int PAGE_BYTES = 8192;
    private static final int CHECKPOINT_PAGES = 4096;
    private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;

    private final DirectoryLock lock;
    private final HikariDataSource dataSource;

    private Database(DirectoryLock lock, HikariDataSource dataSource) {
        this.lock = lock;
        this.dataSource = dataSource;
    }

    /**
     * Opens the database, which is made where there is none.
     *
     * @throws IOException if the directory cannot be used; the message says why
     */
    static Database open(Path directory) throws IOException {
        Files.createDirectories(directory);
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            Database database = new Database(lock, connect(directory.resolve("undebug.db")));
            database.inTransaction(Schema::migrate);
            return database;
        } catch (RuntimeException e) {
            lock.close();
            throw new IOException("cannot open the database in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static HikariDataSource connect(Path file) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setPageSize(PAGE_BYTES);
        sqlite.setBusyTimeout(CONNECTION_TIMEOUT_MILLIS);
        sqlite.setJournalSizeLimit(2 * CHECKPOINT_PAGES * PAGE_BYTES);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setDataSource(source);
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setMaxLifetime(0);
        // A checkpoint copies the log into the database and waits for the disk twice: seldom, but before the log is
        // large.
        pool.setConnectionInitSql("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
        return new HikariDataSource(pool);
    }

    /** For db-scheduler, which brings its own SQL. */
    DataSource dataSource() {
        return dataSource;
    }

    /** Commits what the block does, or nothing of it. */
    <T> T inTransaction(Transaction<T> transaction) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = transaction.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new Unavailable("the database does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        dataSource.close();
        lock.close();
    }

    /** What is to be done in one transaction. */
    @FunctionalInterface
    interface Transaction<T> {
        T run(Connection connection) throws SQLException;
    }
}
