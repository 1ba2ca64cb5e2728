package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of the queue, on the real database. A delivery of these tests says {@code key ordinal text}. */
class QueueTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final QueuePolicy FAST = new QueuePolicy(4, Duration.ofMillis(20), 3, Duration.ofSeconds(5));

    @FunctionalInterface
    private interface Job {
        void run(String text, boolean retry);
    }

    private record Run(String text, boolean retry) {}

    private final ManualClock clock = new ManualClock(START);
    private final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile Job worker = (text, retry) -> runs.add(new Run(text, retry));
    private final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();
    private final AtomicInteger silences = new AtomicInteger();
    private volatile boolean beginning = true;
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private volatile Consumer<String> end = ended::add;
    private volatile Function<String, String> lane = key -> key;

    @TempDir
    private Path directory;

    private @Nullable Queue queue;

    private Queue.Setup setup(QueuePolicy policy) {
        Worker current = new Worker() {
            @Override
            public void run(String payload, Turn turn) {
                if (beginning) {
                    turn.begins("begun " + payload);
                }
                worker.run(payload, turn.isRetry());
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
            public String lane(String key) {
                return lane.apply(key);
            }
        };
        return new Queue.Setup(current, policy, clock, meters);
    }

    private Queue start() throws IOException {
        return start(FAST);
    }

    private Queue start(QueuePolicy policy) throws IOException {
        Queue started = Queue.open(directory, setup(policy));
        started.start();
        queue = started;
        return started;
    }

    @AfterEach
    void stop() {
        if (queue != null) {
            queue.close();
            queue = null;
        }
    }

    private Delivery delivery(String id, String text) {
        String[] words = text.split(" ", 3);
        Work work = new Work(words[0], Long.parseLong(words[1]), words[2]);
        return new Delivery(id, "event", clock.instant(), List.of(work));
    }

    /**
     * Moves the clock a little if nothing came for a second: the scheduler's wait ends by this clock, so that a move between its
     * look at what is due and its wait goes unnoticed.
     *
     * @return since when nothing came
     */
    private long nudge(long since) {
        if (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(1)) {
            return since;
        }
        clock.advance(FAST.polling().multipliedBy(2));
        return System.nanoTime();
    }

    private Run next() throws InterruptedException {
        long begun = System.nanoTime();
        long since = begun;
        @Nullable Run run = null;
        while (run == null && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20)) {
            run = runs.poll(100, TimeUnit.MILLISECONDS);
            since = nudge(since);
        }
        return Objects.requireNonNull(run, "no work was run within 20 seconds");
    }

    /** Work of another key that is done shows that what was due before it has been looked at. */
    private void nothingElseIsDue(Queue running) throws InterruptedException {
        String id = "probe-" + ThreadLocalRandom.current().nextLong();
        running.accept(delivery(id, id + " 0 probe"));
        assertThat(next().text()).isEqualTo("probe");
        assertThat(runs).isEmpty();
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("undebug.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private void eventually(String sql, long expected) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        long since = begun;
        while (count(sql) != expected && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20)) {
            TimeUnit.MILLISECONDS.sleep(5);
            since = nudge(since);
        }
        assertThat(count(sql)).as(sql).isEqualTo(expected);
    }

    @Test
    void whatIsAcceptedIsCommittedWithItsWork() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        worker = (text, retry) -> await(go);
        start().accept(delivery("a", "k 1 one"));

        assertThat(count("select count(*) from delivery where id = 'a'")).isEqualTo(1);
        assertThat(count("select count(*) from work where key = 'k' and payload = 'one'"))
                .isEqualTo(1);
        go.countDown();
    }

    @Test
    void whatIsAcceptedIsDone() throws Exception {
        start().accept(delivery("a", "k 1 one"));

        assertThat(next()).isEqualTo(new Run("one", false));
        eventually("select count(*) from work", 0);
    }

    @Test
    void theSameDeliveryTwiceIsDoneOnce() throws Exception {
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        assertThat(next().text()).isEqualTo("one");
        running.accept(delivery("a", "k 1 one"));

        nothingElseIsDue(running);
        assertThat(meters.counter("undebug.deliveries", "outcome", "duplicate").count())
                .isEqualTo(1);
    }

    @Test
    void whatWasCommittedBeforeACrashIsDoneAfterIt() throws Exception {
        try (Database crashed = Database.open(directory)) {
            crashed.write(connection -> DeliveryStore.insert(connection, delivery("a", "k 1 one")));
        }

        start();

        assertThat(next()).isEqualTo(new Run("one", false));
    }

    @Test
    void aDeliveryWithoutWorkIsOnlyRemembered() throws Exception {
        Queue running = start();
        running.accept(new Delivery("a", "event", clock.instant(), List.of()));

        nothingElseIsDue(running);
        assertThat(count("select count(*) from delivery where id = 'a'")).isEqualTo(1);
    }

    @Test
    void aDeliveryMayAskForSeveralWorks() throws Exception {
        start().accept(new Delivery(
                "a", "event", clock.instant(), List.of(new Work("k", 1, "one"), new Work("l", 1, "two"))));

        assertThat(List.of(next().text(), next().text())).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void workMayBeDueSomeTimeAfterItsDelivery() throws Exception {
        Queue running = start();
        Work later = new Work("k", 1, "later", "later", "later", Duration.ofMinutes(10));
        running.accept(new Delivery("a", "event", clock.instant(), List.of(later, new Work("l", 1, "now"))));
        assertThat(next().text()).isEqualTo("now");

        clock.advance(Duration.ofMinutes(9));
        nothingElseIsDue(running);
        clock.advance(Duration.ofMinutes(1));
        assertThat(next().text()).isEqualTo("later");
    }

    @Test
    void whatWasBegunBeforeACrashIsDoneAgainAsARetry() throws Exception {
        try (Database crashed = Database.open(directory)) {
            crashed.write(connection -> WorkStore.want(connection, new Work("k", 1, "one"), clock.instant()));
            crashed.write(connection -> WorkStore.begin(connection, "k"));
        }

        start();

        assertThat(next()).isEqualTo(new Run("one", true));
    }

    @Test
    void whatEndsTheProcessAgainAndAgainIsParked() throws Exception {
        try (Database crashed = Database.open(directory)) {
            crashed.write(connection -> WorkStore.want(connection, new Work("k", 1, "one"), clock.instant()));
            for (int i = 0; i < FAST.attempts(); i++) {
                crashed.write(connection -> WorkStore.begin(connection, "k"));
            }
        }

        Queue running = start();

        eventually("select count(*) from work where parked = 1", 1);
        assertThat(givenUp).containsExactly("one false");
        nothingElseIsDue(running);
    }

    @Test
    void theNewestIsDoneAfterTheOneThatIsRunning() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        worker = (text, retry) -> {
            assertThat(atOnce.incrementAndGet()).isEqualTo(1);
            runs.add(new Run(text, retry));
            begun.countDown();
            await(go);
            atOnce.decrementAndGet();
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        await(begun);
        running.accept(delivery("b", "k 2 two"));
        running.accept(delivery("c", "k 3 three"));
        eventually("select count(*) from work where version = 3", 1);
        go.countDown();

        assertThat(next().text()).isEqualTo("one");
        assertThat(next()).isEqualTo(new Run("three", false));
        nothingElseIsDue(running);
        eventually("select count(*) from work", 0);
    }

    @Test
    void whatArrivesLateDoesNotDisplaceWhatIsNewer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        worker = (text, retry) -> {
            runs.add(new Run(text, retry));
            begun.countDown();
            await(go);
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        await(begun);
        running.accept(delivery("c", "k 3 three"));
        running.accept(delivery("b", "k 2 two"));
        go.countDown();

        assertThat(next().text()).isEqualTo("one");
        assertThat(next().text()).isEqualTo("three");
        nothingElseIsDue(running);
    }

    private static Work datable(long ordinal, String text) {
        return new Work("k", ordinal, text, "which", "late", Duration.ZERO);
    }

    private Delivery asking(String id, Work work) {
        return new Delivery(id, "event", clock.instant(), List.of(work));
    }

    @Test
    void whatArrivesAfterSomethingNewerWasDoneIsKnownToBeLate() throws Exception {
        Queue running = start();
        running.accept(asking("a", datable(2, "two")));
        assertThat(next().text()).isEqualTo("two");
        eventually("select count(*) from work", 0);
        running.accept(asking("b", datable(1, "one")));
        assertThat(next().text()).isEqualTo("late");
        eventually("select count(*) from work", 0);
        running.accept(asking("c", datable(2, "two again")));
        assertThat(next().text()).isEqualTo("two again");
        eventually("select count(*) from work", 0);
    }

    @Test
    void whatIsLateIsKnownAfterARestartToo() throws Exception {
        start().accept(asking("a", datable(2, "two")));
        assertThat(next().text()).isEqualTo("two");
        eventually("select count(*) from work", 0);
        stop();
        start().accept(asking("b", datable(1, "one")));
        assertThat(next().text()).isEqualTo("late");
    }

    @Test
    void whoeverAsksForSomethingOlderDoesNotWaitForWhatIsPutOff() throws Exception {
        worker = (text, retry) -> {
            runs.add(new Run(text, retry));
            if (!retry) {
                throw new Unavailable("502", clock.instant().plus(Duration.ofHours(1)), null);
            }
        };
        Queue running = start();
        running.accept(asking("a", datable(2, "two")));
        assertThat(next()).isEqualTo(new Run("two", false));
        eventually("select count(*) from work where waits = 1", 1);
        running.accept(asking("b", datable(1, "one")));
        assertThat(next()).isEqualTo(new Run("two", true));
        eventually("select count(*) from work", 0);
    }

    @Test
    void whatIsKeptForSomebodyIsTriedAgainWhoeverAsks() throws Exception {
        try (Database database = Database.open(directory)) {
            database.write(connection -> WorkStore.want(connection, datable(2, "two"), clock.instant()));
            database.write(connection -> Sql.update(connection, "update work set parked = 1, attempts = 3"));
        }
        Queue running = start();
        nothingElseIsDue(running);
        running.accept(asking("b", datable(1, "one")));
        assertThat(next().text()).isEqualTo("two");
        eventually("select count(*) from work", 0);
    }

    private void putOffOne(Work work) throws Exception {
        worker = (text, retry) -> {
            if (text.equals("one")) {
                throw new Unavailable("502", clock.instant().plus(Duration.ofHours(1)), null);
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(new Delivery(
                "a", "event", clock.instant(), List.of(new Work("k", 1, "one", "which", "late", Duration.ZERO))));
        eventually("select count(*) from work where waits = 1", 1);
        running.accept(new Delivery("b", "event", clock.instant(), List.of(work)));
    }

    @Test
    void whereTwoAreWantedAtTheSameMomentTheWorkerIsTold() throws Exception {
        putOffOne(new Work("k", 1, "two", "which", "late", Duration.ZERO));
        assertThat(next().text()).isEqualTo("which");
        eventually("select count(*) from work", 0);
    }

    @Test
    void thereIsNoDoubtAboutWhatIsNewer() throws Exception {
        putOffOne(new Work("k", 2, "two", "which", "late", Duration.ZERO));
        assertThat(next().text()).isEqualTo("two");
    }

    @Test
    void thereIsNoDoubtAboutWhatIsWantedTwice() throws Exception {
        putOffOne(new Work("k", 1, "one", "which", "late", Duration.ZERO));
        eventually("select count(*) from work where payload = 'one' and version = 2 and waits = 1", 1);
        assertThat(runs).isEmpty();
    }

    @Test
    void otherKeysAreNotHeldUp() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        worker = (text, retry) -> {
            if (text.equals("slow")) {
                await(go);
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 slow"));
        running.accept(delivery("b", "l 1 fast"));

        assertThat(next().text()).isEqualTo("fast");
        go.countDown();
        assertThat(next().text()).isEqualTo("slow");
    }

    @Test
    void muchSlowWorkOfOneDoesNotHoldUpAnothers() throws Exception {
        lane = key -> key.substring(0, 1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        worker = (text, retry) -> {
            if (text.equals("slow")) {
                begun.incrementAndGet();
                await(go);
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        List<Work> slow = IntStream.range(0, 500)
                .mapToObj(i -> new Work("a" + i, 1, "slow"))
                .toList();
        running.accept(new Delivery("a", "event", clock.instant(), slow));
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            running.accept(delivery("b" + i, "b" + i + " 1 fast"));
            assertThat(next().text()).isEqualTo("fast");
        }
        assertThat(begun.get()).isBetween(1, 2);
        go.countDown();
        for (int i = 0; i < 500; i++) {
            assertThat(next().text()).isEqualTo("slow");
        }
        eventually("select count(*) from work", 0);
        assertThat(runs).isEmpty();
    }

    @Test
    void workThatIsPutOffDoesNotHoldUpAnothers() throws Exception {
        lane = key -> key.substring(0, 1);
        worker = (text, retry) -> {
            if (text.equals("limited")) {
                throw new Unavailable("rate limit", clock.instant().plus(Duration.ofHours(1)), null);
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        List<Work> limited = IntStream.range(0, 500)
                .mapToObj(i -> new Work("a" + i, 1, "limited"))
                .toList();
        running.accept(new Delivery("a", "event", clock.instant(), limited));
        running.accept(delivery("b", "b 1 fast"));
        assertThat(next().text()).isEqualTo("fast");
        eventually("select count(*) from work where waits = 1", 500);
    }

    @Test
    void whatIsNotAvailableIsTriedAgainLater() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        worker = (text, retry) -> {
            if (text.equals("one") && failures.getAndDecrement() > 0) {
                throw new Unavailable("502", null);
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        eventually("select count(*) from work where waits = 1", 1);
        nothingElseIsDue(running);

        clock.advance(Duration.ofSeconds(3));
        eventually("select count(*) from work where waits = 2", 1);
        clock.advance(Duration.ofSeconds(5));

        assertThat(next()).isEqualTo(new Run("one", true));
        eventually("select count(*) from work", 0);
    }

    @Test
    void theTimeThatTheOtherSideNamesGoesFirst() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        worker = (text, retry) -> {
            if (text.equals("one") && failures.getAndDecrement() > 0) {
                throw new Unavailable("rate limit", clock.instant().plus(Duration.ofHours(1)), null);
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        eventually("select count(*) from work where waits = 1", 1);

        clock.advance(Duration.ofMinutes(59));
        nothingElseIsDue(running);
        clock.advance(Duration.ofMinutes(2));

        assertThat(next()).isEqualTo(new Run("one", true));
    }

    @Test
    void newWorkDoesNotWaitForTheOldOnesRetry() throws Exception {
        worker = (text, retry) -> {
            if (text.equals("one")) {
                throw new Unavailable("502", clock.instant().plus(Duration.ofHours(1)), null);
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        eventually("select count(*) from work where waits = 1", 1);
        running.accept(delivery("b", "k 2 two"));

        assertThat(next()).isEqualTo(new Run("two", false));
    }

    @Test
    void whatWasBegunAndDisplacedIsEnded() throws Exception {
        putOffOne(new Work("k", 2, "two"));
        assertThat(next()).isEqualTo(new Run("two", false));
        assertThat(ended).containsExactly("begun one");
        eventually("select count(*) from work", 0);
    }

    @Test
    void whatWasBegunIsNotEndedWhereItIsGoneOnWith() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        worker = (text, retry) -> {
            if (text.equals("one") && failures.getAndDecrement() > 0) {
                throw new Unavailable("502", null);
            }
            runs.add(new Run(text, retry));
        };
        start().accept(delivery("a", "k 1 one"));
        eventually("select count(*) from work where waits = 1 and unfinished = 'begun one'", 1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(next()).isEqualTo(new Run("one", true));
        eventually("select count(*) from work", 0);
        assertThat(ended).isEmpty();
    }

    @Test
    void whatWasBegunIsEndedWhereALaterAttemptFindsNothingToBegin() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        worker = (text, retry) -> {
            beginning = false;
            if (failures.getAndDecrement() > 0) {
                throw new Unavailable("502", null);
            }
            runs.add(new Run(text, retry));
        };
        start().accept(delivery("a", "k 1 one"));
        eventually("select count(*) from work where waits = 1", 1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(next()).isEqualTo(new Run("one", true));
        eventually("select count(*) from work", 0);
        assertThat(ended).containsExactly("begun one");
    }

    @Test
    void whatWasBegunBeforeACrashAndDisplacedTwiceIsEndedOnce() throws Exception {
        try (Database crashed = Database.open(directory)) {
            for (String text : List.of("one", "two", "three")) {
                crashed.write(connection -> WorkStore.want(connection, new Work("k", 1, text), clock.instant()));
                if (text.equals("one")) {
                    crashed.write(connection -> WorkStore.begin(connection, "k"));
                    crashed.write(connection -> WorkStore.unfinished(connection, "k", "begun one"));
                }
            }
        }

        start();

        assertThat(next()).isEqualTo(new Run("three", false));
        assertThat(ended).containsExactly("begun one");
    }

    @Test
    void whatCannotBeEndedYetIsEndedLater() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        end = text -> {
            if (failures.getAndDecrement() > 0) {
                throw new Unavailable("502", null);
            }
            ended.add(text);
        };
        putOffOne(new Work("k", 2, "two"));
        eventually("select count(*) from work where payload = 'two' and unfinished = 'begun one' and waits = 1", 1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(next()).isEqualTo(new Run("two", true));
        assertThat(ended).containsExactly("begun one");
    }

    @Test
    void whatCannotBeEndedAtAllHoldsNothingUp() throws Exception {
        end = text -> {
            throw new IllegalStateException("a bug");
        };
        putOffOne(new Work("k", 2, "two"));
        assertThat(next().text()).isEqualTo("two");
        eventually("select count(*) from work", 0);
    }

    @Test
    void whatIsDisplacedWhileItIsDoneIsNotEndedOnceItIsDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        worker = (text, retry) -> {
            runs.add(new Run(text, retry));
            begun.countDown();
            await(go);
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        await(begun);
        running.accept(delivery("b", "k 2 two"));
        go.countDown();
        assertThat(next().text()).isEqualTo("one");
        assertThat(next()).isEqualTo(new Run("two", false));
        eventually("select count(*) from work", 0);
        assertThat(ended).isEmpty();
    }

    /** Starts with work that was put off before, and puts it off once more. */
    private void putOffAgain(int before) throws IOException {
        try (Database database = Database.open(directory)) {
            database.write(connection -> WorkStore.want(connection, new Work("k", 1, "one"), clock.instant()));
            for (int waits = 0; waits < before; waits++) {
                int counted = waits + 1;
                database.write(connection -> WorkStore.putOff(
                        connection, WorkStore.begin(connection, "k").orElseThrow(), clock.instant(), counted));
            }
        }
        worker = (text, retry) -> {
            throw new Unavailable("502", null);
        };
        start();
    }

    @Test
    void nobodyWaitsWithoutEndForWhatIsPutOffAgainAndAgain() throws Exception {
        putOffAgain(Runner.PATIENCE);
        long tenMinutes = clock.millis() + Duration.ofMinutes(10).toMillis();
        eventually("select count(*) from work where waits > " + Runner.PATIENCE + " and due = " + tenMinutes, 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void whoeverWaitsAndCannotBeToldIsToldAtTheNextChance() throws Exception {
        beginning = false;
        silences.set(1);
        putOffAgain(Runner.PATIENCE);
        eventually("select count(*) from work where waits = " + Runner.PATIENCE + " and due > " + clock.millis(), 1);
        assertThat(givenUp).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        eventually("select count(*) from work where waits > " + Runner.PATIENCE, 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void whatWasGivenUpIsNotToldAgain() throws Exception {
        beginning = false;
        putOffAgain(Runner.PATIENCE + 1);
        eventually("select count(*) from work where waits > " + (Runner.PATIENCE + 1), 1);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void whatIsBegunAfterItWasGivenUpIsEndedOnceMore() throws Exception {
        putOffAgain(Runner.PATIENCE + 1);
        eventually("select count(*) from work where waits > " + (Runner.PATIENCE + 1) + " and unfinished is null", 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void afterADayItIsKeptForSomebodyToLookAt() throws Exception {
        putOffAgain(Runner.MOST_WAITS);
        eventually("select count(*) from work where parked = 1 and error like '%502%'", 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void nothingIsKeptForSomebodyBeforeThoseWhoWaitAreTold() throws Exception {
        silences.set(1);
        putOffAgain(Runner.MOST_WAITS);
        eventually("select count(*) from work where parked = 0 and due > " + clock.millis(), 1);
        assertThat(givenUp).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        eventually("select count(*) from work where parked = 1", 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void whatWasBegunForOtherWorkIsEndedWhereThisIsGivenUp() throws Exception {
        try (Database database = Database.open(directory)) {
            database.write(connection -> WorkStore.want(connection, new Work("k", 1, "one"), clock.instant()));
            database.write(connection -> WorkStore.unfinished(connection, "k", "begun before"));
        }
        beginning = false;
        putOffAgain(Runner.PATIENCE);
        eventually("select count(*) from work where waits > " + Runner.PATIENCE + " and unfinished is null", 1);
        assertThat(givenUp).containsExactly("one true");
        assertThat(ended).containsExactly("begun before");
    }

    @Test
    void whatFailsBeforeItBeginsAnythingIsGivenUpInTheEnd() throws Exception {
        beginning = false;
        worker = (text, retry) -> {
            throw new IllegalStateException("a bug");
        };
        start().accept(delivery("a", "k 1 bad"));
        for (int attempt = 1; attempt < FAST.attempts(); attempt++) {
            eventually("select count(*) from work where attempts = " + attempt + " and due > " + clock.millis(), 1);
            assertThat(givenUp).isEmpty();
            clock.advance(Duration.ofMinutes(1));
        }
        eventually("select count(*) from work where parked = 1", 1);
        assertThat(givenUp).containsExactly("bad false");
    }

    @Test
    void oneMoreFailureBeforeThatGivesNothingUp() throws Exception {
        putOffAgain(Runner.PATIENCE - 1);
        eventually("select count(*) from work where waits = " + Runner.PATIENCE + " and due > " + clock.millis(), 1);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void whatFailsByOurFaultIsParkedInTheEndAndNeverLost() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        worker = (text, retry) -> {
            if (text.equals("bad")) {
                attempts.incrementAndGet();
                throw new IllegalStateException("a bug");
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 bad"));
        for (int attempt = 1; attempt < FAST.attempts(); attempt++) {
            eventually("select count(*) from work where attempts = " + attempt + " and due > " + clock.millis(), 1);
            clock.advance(Duration.ofMinutes(1));
        }

        eventually("select count(*) from work where parked = 1 and error like '%a bug%'", 1);
        assertThat(attempts).hasValue(FAST.attempts());
        assertThat(meters.get("undebug.work.parked").gauge().value()).isEqualTo(1);

        running.accept(delivery("b", "k 2 good"));
        assertThat(next()).isEqualTo(new Run("good", false));
        assertThat(ended)
                .as("it was begun three times, and is not begun by what is good")
                .containsExactly("begun bad");
        eventually("select count(*) from work", 0);
    }

    @Test
    void aStackOverflowIsOurFaultToo() throws Exception {
        worker = (text, retry) -> {
            throw new StackOverflowError();
        };
        start().accept(delivery("a", "k 1 one"));

        eventually("select count(*) from work where error like '%StackOverflowError%'", 1);
    }

    @Test
    void workInProgressMayEndWhenTheQueueIsStopped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        worker = (text, retry) -> {
            begun.countDown();
            await(stopping);
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        await(begun);
        Thread stop = new Thread(running::close);
        stop.start();
        stopping.countDown();
        stop.join();
        queue = null;

        assertThat(runs).hasSize(1);
        assertThat(count("select count(*) from work")).isZero();
    }

    @Test
    void workThatTakesTooLongIsCutOffAndDoneAfterTheNextStart() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        worker = (text, retry) -> {
            begun.countDown();
            await(new CountDownLatch(1));
        };
        Queue running = start(new QueuePolicy(4, Duration.ofMillis(20), 3, Duration.ofMillis(50)));
        running.accept(delivery("a", "k 1 one"));
        await(begun);
        stop();

        worker = (text, retry) -> runs.add(new Run(text, retry));
        start();
        assertThat(next()).isEqualTo(new Run("one", true));
    }

    @Test
    void refusesWhenItIsStopped() throws Exception {
        Queue running = start();
        stop();

        assertThatThrownBy(() -> running.accept(delivery("a", "k 1 one"))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(running::checkWritable).isInstanceOf(Unavailable.class);
    }

    /** Many deliveries of few keys, work that fails now and then: none is done twice at a time, and in the end the newest is done. */
    @Test
    void inTheEndTheNewestOfEachKeyIsDone() throws Exception {
        Map<String, Integer> newest = new ConcurrentHashMap<>();
        Map<String, Semaphore> alone = new ConcurrentHashMap<>();
        AtomicInteger together = new AtomicInteger();
        worker = (text, retry) -> {
            String[] words = text.split("=");
            Semaphore semaphore = alone.computeIfAbsent(words[0], key -> new Semaphore(1));
            if (!semaphore.tryAcquire()) {
                together.incrementAndGet();
                return;
            }
            try {
                if (ThreadLocalRandom.current().nextInt(4) == 0) {
                    throw new Unavailable("now and then", clock.instant().plusMillis(1), null);
                }
                newest.merge(words[0], Integer.parseInt(words[1]), Math::max);
            } finally {
                semaphore.release();
            }
        };
        Queue running = start();
        int keys = 7;
        int each = 60;
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            int first = sender;
            Thread thread = new Thread(() -> {
                for (int i = first; i < each - 1; i += 4) {
                    for (int key = 0; key < keys; key++) {
                        running.accept(delivery(key + "-" + i, "k" + key + " " + i + " " + key + "=" + i));
                    }
                    clock.advance(Duration.ofMillis(5));
                }
            });
            thread.start();
            senders.add(thread);
        }
        for (Thread sender : senders) {
            sender.join();
        }
        // What arrives late is done late, so the newest has to arrive last to be the last one done.
        for (int key = 0; key < keys; key++) {
            running.accept(delivery(key + "-last", "k" + key + " " + (each - 1) + " " + key + "=" + (each - 1)));
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (count("select count(*) from work") > 0 && System.nanoTime() < deadline) {
            clock.advance(Duration.ofMillis(50));
            TimeUnit.MILLISECONDS.sleep(5);
        }

        assertThat(count("select count(*) from work")).isZero();
        assertThat(together).hasValue(0);
        assertThat(newest).hasSize(keys);
        assertThat(newest.values()).containsOnly(each - 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
