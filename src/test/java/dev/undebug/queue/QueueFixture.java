package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Unavailable;
import dev.undebug.testing.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A queue on the real database and on a test clock, with a worker that records its payloads. A delivery is
 * {@code key ordinal text}.
 */
abstract class QueueFixture {
    static final QueuePolicy FAST = new QueuePolicy(4, 1, 1, Duration.ofMillis(5), 3, Duration.ofSeconds(5));
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @FunctionalInterface
    interface Job {
        void run(String text, boolean retry);
    }

    record Run(String text, boolean retry) {}

    final ManualClock clock = new ManualClock(START);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();
    final BlockingQueue<String> begunFirst = new LinkedBlockingQueue<>();
    final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();
    final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    /** How often reporting a failure fails. */
    final AtomicInteger silences = new AtomicInteger();

    volatile Job worker = (text, retry) -> runs.add(new Run(text, retry));
    volatile boolean beginning = true;
    volatile Consumer<String> begin = begunFirst::add;
    volatile Consumer<String> end = ended::add;
    volatile Function<String, String> lane = key -> key;

    @TempDir
    Path directory;

    private @Nullable Queue queue;

    private final class TestWorker implements Worker {
        @Override
        public void run(String payload, Turn turn) {
            if (beginning) {
                turn.begins("begun " + payload);
            }
            worker.run(payload, turn.isRetry());
        }

        @Override
        public void begin(String payload, Turn turn) {
            turn.begins("begun " + payload);
            begin.accept(payload);
        }

        @Override
        public void giveUp(String payload, boolean passing) {
            if (silences.getAndDecrement() > 0) {
                throw new Unavailable("still 502", null);
            }
            givenUp.add(payload + " " + passing);
        }

        @Override
        public void end(String unfinished) {
            end.accept(unfinished);
        }

        @Override
        public boolean isUrgent(String payload) {
            return payload.startsWith("urgent");
        }

        @Override
        public String lane(String key) {
            return lane.apply(key);
        }
    }

    final Queue start() throws IOException {
        return start(FAST);
    }

    final Queue start(QueuePolicy policy) throws IOException {
        Queue started = Queue.open(directory, new Queue.Setup(new TestWorker(), policy, clock, meters));
        started.start();
        queue = started;
        return started;
    }

    @AfterEach
    final void stop() {
        if (queue != null) {
            queue.close();
            queue = null;
        }
    }

    /** Makes some work unavailable for some attempts; then it succeeds. */
    final void isUnavailable(String unavailable, int tries) {
        AtomicInteger left = new AtomicInteger(tries);
        worker = (text, retry) -> {
            if (text.equals(unavailable) && left.getAndDecrement() > 0) {
                throw new Unavailable("502", null);
            }
            runs.add(new Run(text, retry));
        };
    }

    /** Makes some work wait for an hour. */
    final void isLimitedForAnHour(String limited) {
        worker = (text, retry) -> {
            if (text.equals(limited)) {
                throw new Unavailable("rate limit", clock.instant().plus(Duration.ofHours(1)), null);
            }
            runs.add(new Run(text, retry));
        };
    }

    /** Makes the worker record its payloads, and continue when the gate opens. */
    final Gate stopsAtAGate() {
        Gate gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
        worker = (text, retry) -> {
            runs.add(new Run(text, retry));
            gate.pass();
        };
        return gate;
    }

    record Gate(CountDownLatch reached, CountDownLatch opened) {
        void pass() {
            reached.countDown();
            await(opened);
        }

        void untilSomebodyWaits() {
            await(reached);
        }

        void open() {
            opened.countDown();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    final Delivery delivery(String id, String text) {
        String[] words = text.split(" ", 3);
        return delivery(id, new Work(words[0], Long.parseLong(words[1]), words[2]));
    }

    final Delivery delivery(String id, Work... work) {
        return new Delivery(id, "event", clock.instant(), List.of(work));
    }

    /** Creates work that differs from other work of its key with the same or a later ordinal. */
    static Work datable(long ordinal, String text) {
        return new Work("k", ordinal, text, "which", "late", Duration.ZERO);
    }

    /** Work of a key has to wait for an hour, and then other work of it arrives. */
    final void displacesPostponedWork(Work other) throws Exception {
        isLimitedForAnHour("one");
        Queue running = start();
        running.accept(delivery("a", datable(1, "one")));
        untilPostponed(1);
        running.accept(delivery("b", other));
    }

    final Run next() throws InterruptedException {
        Nudge nudge = new Nudge();
        @Nullable Run run = null;
        while (run == null && nudge.goesOn()) {
            run = runs.poll(FAST.polling().toMillis(), TimeUnit.MILLISECONDS);
        }
        return Objects.requireNonNull(run, "no work was run");
    }

    /** Once work of another key is done, earlier due work has been looked at. */
    final void nothingElseIsDue(Queue running) throws InterruptedException {
        String id = "probe-" + ThreadLocalRandom.current().nextLong();
        running.accept(delivery(id, id + " 0 probe"));
        assertThat(next().text()).isEqualTo("probe");
        assertThat(runs).isEmpty();
    }

    final void untilNothingIsWanted() throws SQLException, InterruptedException {
        eventually("select count(*) from work", 0);
    }

    /** Waits until one key has been delayed this many times. */
    final void untilPostponed(int times) throws SQLException, InterruptedException {
        eventually("select count(*) from work where waits = " + times, 1);
    }

    final void eventually(String sql, long expected) throws SQLException, InterruptedException {
        Nudge nudge = new Nudge();
        while (count(sql) != expected && nudge.goesOn()) {
            TimeUnit.MILLISECONDS.sleep(FAST.polling().toMillis());
        }
        assertThat(count(sql)).as(sql).isEqualTo(expected);
    }

    final long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("undebug.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    /**
     * Moves the clock a little if nothing happens: the scheduler's wait ends by this clock, so a move between its check
     * for due work and its wait would go unnoticed.
     */
    private final class Nudge {
        private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

        private final long begun = System.nanoTime();
        private long last = begun;

        /** Returns whether there is time left. */
        boolean goesOn() {
            long now = System.nanoTime();
            if (now - last >= QUIET_NANOS) {
                clock.advance(FAST.polling());
                last = now;
            }
            return now - begun < PATIENCE.toNanos();
        }
    }
}
