package dev.undebug.queue;

import com.zaxxer.hikari.HikariDataSource;
import dev.undebug.source.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The SQLite database in a directory that belongs to this process alone. One thread writes, with several transactions
 * per commit; readers do not wait for it.
 */
final class Database implements AutoCloseable {
    private static final int PAGE_BYTES = 8192;
    /** A checkpoint copies the log into the database and syncs twice: so rarely, but before the log gets large. */
    private static final int CHECKPOINT_PAGES = 4096;

    private static final int READERS = 2;

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final DirectoryLock lock;
    private final Committer committer;
    private final HikariDataSource readers;

    private Database(DirectoryLock lock, Committer committer, HikariDataSource readers) {
        this.lock = lock;
        this.committer = committer;
        this.readers = readers;
    }

    /**
     * Opens the database; creates it if there is none.
     *
     * @throws IOException if the directory cannot be used; the message says why
     */
    static Database open(Path directory) throws IOException {
        create(directory);
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return open(directory.resolve("undebug.db"), lock);
        } catch (SQLException | RuntimeException e) {
            lock.close();
            throw new IOException("cannot open the database in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The queue's contents are private, so a new folder is accessible to its owner only. */
    private static void create(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createDirectories(directory);
        }
    }

    private static Database open(Path file, DirectoryLock lock) throws SQLException {
        Connection writer = Sqlite.source(file, durable()).getConnection();
        try {
            Sql.count(writer, "pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
            writer.setAutoCommit(false);
            Schema.migrate(writer);
            writer.commit();
            return new Database(lock, new Committer(writer), Sqlite.pool("readers", file, durable(), READERS));
        } catch (SQLException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private static SQLiteConfig durable() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setPageSize(PAGE_BYTES);
        config.setJournalSizeLimit(2 * CHECKPOINT_PAGES * PAGE_BYTES);
        return config;
    }

    /**
     * Commits the whole transaction or nothing of it, and returns afterwards.
     *
     * @throws Unavailable if the commit is not known to have succeeded
     */
    <T> T write(Transaction<T> transaction) {
        return Waiting.result(submit(transaction));
    }

    /** Like {@link #write}, for callers that wait in their own way. */
    <T> CompletableFuture<T> submit(Transaction<T> transaction) {
        return committer.submit(transaction);
    }

    /**
     * Reads committed data.
     *
     * @throws Unavailable if it cannot be read
     */
    <T> T read(Transaction<T> transaction) {
        try (Connection connection = readers.getConnection()) {
            return transaction.run(connection);
        } catch (SQLException e) {
            throw new Unavailable("the database does not respond: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        readers.close();
        committer.close();
        lock.close();
    }

    /** The body of a transaction; it may run again after a rollback. */
    @FunctionalInterface
    interface Transaction<T> {
        T run(Connection connection) throws SQLException;
    }
}
