package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits deliveries. One thread writes, and what arrives while it waits for the disk goes into the next transaction: the
 * disk is waited for once a batch and not once a delivery.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int CAPACITY = 1024;
    private static final int BATCH = 256;
    /** Senders give up after ten seconds. */
    private static final long PATIENCE_SECONDS = 8;

    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Database database;
    private final QueueMetrics metrics;
    private final Runnable stored;
    private final Thread writer = new Thread(this::write, "inbox");
    private volatile boolean open;

    /**
     * @param stored called after each commit that brought something new
     */
    Inbox(Database database, QueueMetrics metrics, Runnable stored) {
        this.database = database;
        this.metrics = metrics;
        this.stored = stored;
    }

    void start() {
        open = true;
        writer.start();
    }

    /**
     * Returns when the delivery is committed.
     *
     * @throws Unavailable if it is not, as far as can be told
     */
    void store(Delivery delivery) {
        Entry entry = new Entry(delivery, new CompletableFuture<>());
        if (!open || !waiting.offer(entry)) {
            throw new Unavailable("no more deliveries can be stored now", null);
        }
        try {
            entry.committed().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unavailable("delivery " + delivery.id() + " could not be stored", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stopped before delivery " + delivery.id() + " was stored", e);
        }
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        while (open || !waiting.isEmpty()) {
            fill(batch);
            if (!batch.isEmpty()) {
                commit(batch);
                batch.clear();
            }
        }
    }

    private void fill(List<Entry> batch) {
        try {
            Entry first = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                waiting.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException e) {
            LOG.debug("the inbox is only stopped by close(); an interrupt changes nothing", e);
        }
    }

    private void commit(List<Entry> batch) {
        List<Delivery> deliveries = batch.stream().map(Entry::delivery).toList();
        try {
            int fresh = database.inTransaction(connection -> DeliveryStore.insert(connection, deliveries));
            metrics.committed(batch.size(), fresh);
            batch.forEach(entry -> entry.committed().complete(null));
            if (fresh > 0) {
                stored.run();
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "{} deliveries could not be stored; their sender is told so and can send them again",
                    batch.size(),
                    e);
            metrics.notCommitted(batch.size());
            batch.forEach(entry -> entry.committed().completeExceptionally(e));
        }
    }

    /** Commits what is waiting and takes no more. */
    void stop() {
        open = false;
        Threads.join(writer);
    }

    private record Entry(Delivery delivery, CompletableFuture<@Nullable Void> committed) {}
}
