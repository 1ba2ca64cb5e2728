package dev.undebug.queue;

import dev.undebug.queue.Database.Transaction;
import dev.undebug.source.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes. Transactions submitted while it waits for the disk share the next commit, so many
 * transactions cost one wait.
 */
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int CAPACITY = 1024;
    private static final int TOGETHER = 256;
    private static final long IDLE_MILLIS = 50;

    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Connection connection;
    private final Thread thread = new Thread(this::commitUntilClosed, "committer");
    private volatile boolean open = true;

    /**
     * Starts to commit.
     *
     * @param connection not in auto-commit; from now on only used here
     */
    Committer(Connection connection) {
        this.connection = connection;
        thread.start();
    }

    <T> CompletableFuture<T> submit(Transaction<T> transaction) {
        Job<T> job = new Job<>(transaction, new CompletableFuture<>());
        if (!open || !waiting.offer(job)) {
            job.done().completeExceptionally(new Unavailable("the database is closed or overloaded", null));
        }
        return job.done();
    }

    private void commitUntilClosed() {
        List<Job<?>> jobs = new ArrayList<>();
        while (open || !waiting.isEmpty()) {
            try {
                Job<?> first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    jobs.add(first);
                    waiting.drainTo(jobs, TOGETHER - 1);
                    commit(jobs);
                    jobs.clear();
                }
            } catch (InterruptedException e) {
                LOG.debug("only close() ends this", e);
            }
        }
    }

    /** If a transaction of a batch fails, each one is retried alone, so that it does not fail the others. */
    private void commit(List<Job<?>> jobs) {
        try {
            List<Runnable> answers = new ArrayList<>(jobs.size());
            for (Job<?> job : jobs) {
                answers.add(job.run(connection));
            }
            connection.commit();
            answers.forEach(Runnable::run);
        } catch (SQLException | RuntimeException | Error e) {
            // Catches errors too: without this thread nothing more would be stored.
            rollback();
            if (jobs.size() == 1) {
                jobs.get(0).done().completeExceptionally(e);
            } else {
                jobs.forEach(job -> commit(List.of(job)));
            }
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.error("cannot roll back", e);
        }
    }

    /** Commits all submitted transactions, and accepts no more. */
    @Override
    public void close() {
        open = false;
        Threads.join(thread);
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.error("cannot close the database", e);
        }
    }

    private record Job<T>(Transaction<T> transaction, CompletableFuture<T> done) {
        /** Returns the callback for after the commit. */
        Runnable run(Connection connection) throws SQLException {
            T result = transaction.run(connection);
            return () -> done.complete(result);
        }
    }
}
