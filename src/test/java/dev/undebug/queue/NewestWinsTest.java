package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** For each key, the newest work runs, and never two jobs at once. */
class NewestWinsTest extends QueueFixture {
    @Test
    void theNewestIsDoneAfterTheOneThatIsRunning() throws Exception {
        Gate gate = stopsAtAGate();
        Job job = worker;
        AtomicInteger atOnce = new AtomicInteger();
        worker = (text, retry) -> {
            assertThat(atOnce.incrementAndGet()).isEqualTo(1);
            job.run(text, retry);
            atOnce.decrementAndGet();
        };
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        gate.untilSomebodyWaits();
        running.accept(delivery("b", "k 2 two"));
        running.accept(delivery("c", "k 3 three"));
        eventually("select count(*) from work where version = 3", 1);
        gate.open();

        assertThat(next().text()).isEqualTo("one");
        assertThat(next()).isEqualTo(new Run("three", false));
        nothingElseIsDue(running);
        untilNothingIsWanted();
    }

    @Test
    void whatArrivesLateDoesNotDisplaceWhatIsNewer() throws Exception {
        Gate gate = stopsAtAGate();
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        gate.untilSomebodyWaits();
        running.accept(delivery("c", "k 3 three"));
        running.accept(delivery("b", "k 2 two"));
        gate.open();

        assertThat(next().text()).isEqualTo("one");
        assertThat(next().text()).isEqualTo("three");
        nothingElseIsDue(running);
    }

    @Test
    void whatArrivesAfterSomethingNewerWasDoneIsKnownToBeLate() throws Exception {
        Queue running = start();
        running.accept(delivery("a", datable(2, "two")));
        assertThat(next().text()).isEqualTo("two");
        untilNothingIsWanted();
        running.accept(delivery("b", datable(1, "one")));
        assertThat(next().text()).isEqualTo("late");
        untilNothingIsWanted();
        running.accept(delivery("c", datable(2, "two again")));
        assertThat(next().text()).isEqualTo("two again");
        untilNothingIsWanted();
    }

    @Test
    void whatIsLateIsKnownAfterARestartToo() throws Exception {
        start().accept(delivery("a", datable(2, "two")));
        assertThat(next().text()).isEqualTo("two");
        untilNothingIsWanted();
        stop();
        start().accept(delivery("b", datable(1, "one")));
        assertThat(next().text()).isEqualTo("late");
    }

    @Test
    void aRequestForSomethingOlderDoesNotWaitForPostponedWork() throws Exception {
        worker = (text, retry) -> {
            runs.add(new Run(text, retry));
            if (!retry) {
                throw new Unavailable("502", clock.instant().plus(Duration.ofHours(1)), null);
            }
        };
        Queue running = start();
        running.accept(delivery("a", datable(2, "two")));
        assertThat(next()).isEqualTo(new Run("two", false));
        untilPostponed(1);
        running.accept(delivery("b", datable(1, "one")));
        assertThat(next()).isEqualTo(new Run("two", true));
        untilNothingIsWanted();
    }

    @Test
    void whatIsKeptForSomebodyIsTriedAgainForAnyRequest() throws Exception {
        try (Database database = Database.open(directory)) {
            database.write(connection -> WorkStore.want(connection, datable(2, "two"), clock.instant()));
            database.write(connection -> Sql.update(connection, "update work set parked = 1, attempts = 3"));
        }
        Queue running = start();
        nothingElseIsDue(running);
        running.accept(delivery("b", datable(1, "one")));
        assertThat(next().text()).isEqualTo("two");
        untilNothingIsWanted();
    }

    @Test
    void whereTwoAreWantedAtTheSameMomentTheWorkerIsTold() throws Exception {
        displacesPostponedWork(datable(1, "two"));
        assertThat(next().text()).isEqualTo("which");
        untilNothingIsWanted();
    }

    @Test
    void thereIsNoDoubtAboutWhatIsNewer() throws Exception {
        displacesPostponedWork(datable(2, "two"));
        assertThat(next().text()).isEqualTo("two");
    }

    @Test
    void thereIsNoDoubtAboutWhatIsWantedTwice() throws Exception {
        displacesPostponedWork(datable(1, "one"));
        eventually("select count(*) from work where payload = 'one' and version = 2 and waits = 1", 1);
        assertThat(runs).isEmpty();
    }

    @Test
    void newWorkDoesNotWaitForTheOldOnesRetry() throws Exception {
        displacesPostponedWork(new Work("k", 2, "two"));
        assertThat(next()).isEqualTo(new Run("two", false));
    }

    /**
     * Many deliveries for few keys, and work that fails now and then: no key runs twice at once, and finally the newest
     * work is done.
     */
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
        // Late deliveries run late, so the newest has to arrive last to run last.
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
}
