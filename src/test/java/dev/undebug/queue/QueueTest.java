package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Accepted work is done, whatever happens to the process. */
class QueueTest extends QueueFixture {
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
        untilNothingIsWanted();
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
        running.accept(delivery("a"));

        nothingElseIsDue(running);
        assertThat(count("select count(*) from delivery where id = 'a'")).isEqualTo(1);
    }

    @Test
    void aDeliveryMayAskForSeveralWorks() throws Exception {
        start().accept(delivery("a", new Work("k", 1, "one"), new Work("l", 1, "two")));

        assertThat(List.of(next().text(), next().text())).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void workMayBeDueSomeTimeAfterItsDelivery() throws Exception {
        Queue running = start();
        Work later = new Work("k", 1, "later", "later", "later", Duration.ofMinutes(10));
        running.accept(delivery("a", later, new Work("l", 1, "now")));
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
        Thread stop = new Thread(this::stop);
        stop.start();
        stopping.countDown();
        stop.join();

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
        Queue running = start(new QueuePolicy(4, 1, 1, Duration.ofMillis(20), 3, Duration.ofMillis(50)));
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
}
