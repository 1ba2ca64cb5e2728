package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work of one lane does not delay that of others. */
class HoldUpTest extends QueueFixture {
    private Gate slowWorkStopsAtAGate(AtomicInteger begun) {
        Gate gate = stopsAtAGate();
        worker = (text, retry) -> {
            if (text.equals("slow")) {
                begun.incrementAndGet();
                gate.pass();
            }
            runs.add(new Run(text, retry));
        };
        return gate;
    }

    private static Work[] fiveHundred(String text) {
        return IntStream.range(0, 500).mapToObj(i -> new Work("a" + i, 1, text)).toArray(Work[]::new);
    }

    private static Work[] works(String account, String text) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Work(account + i, 1, text))
                .toArray(Work[]::new);
    }

    @Test
    void otherKeysAreNotHeldUp() throws Exception {
        Gate gate = slowWorkStopsAtAGate(new AtomicInteger());
        Queue running = start();
        running.accept(delivery("a", "k 1 slow"));
        running.accept(delivery("b", "l 1 fast"));

        assertThat(next().text()).isEqualTo("fast");
        gate.open();
        assertThat(next().text()).isEqualTo("slow");
    }

    @Test
    void muchSlowWorkOfOneDoesNotHoldUpAnothers() throws Exception {
        lane = key -> key.substring(0, 1);
        AtomicInteger begun = new AtomicInteger();
        Gate gate = slowWorkStopsAtAGate(begun);
        Queue running = start();
        running.accept(delivery("a", fiveHundred("slow")));
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            running.accept(delivery("b" + i, "b" + i + " 1 fast"));
            assertThat(next().text()).isEqualTo("fast");
        }
        assertThat(begun.get()).isBetween(1, 2);
        gate.open();
        for (int i = 0; i < 500; i++) {
            assertThat(next().text()).isEqualTo("slow");
        }
        untilNothingIsWanted();
        assertThat(runs).isEmpty();
    }

    @Test
    void noWorkHoldsUpUrgentWork() throws Exception {
        lane = key -> key.substring(0, 1);
        Gate gate = slowWorkStopsAtAGate(new AtomicInteger());
        Queue running = start();
        // Work that came together begins in any order, and a1 has to be among the work that is held.
        running.accept(delivery("first", "a1 1 slow"));
        gate.untilSomebodyWaits();
        running.accept(delivery("a", new Work("a2", 1, "slow"), new Work("a3", 1, "slow")));
        for (String account : List.of("b", "c", "d", "e", "f")) {
            running.accept(delivery(account, works(account, "slow")));
        }
        eventually("select count(*) from work where attempts = 1", 4);
        running.accept(delivery("other", "g1 1 fast"));
        running.accept(delivery("urgent", "a4 1 urgent"));
        assertThat(next().text()).isEqualTo("urgent");
        running.accept(delivery("again", new Work("a1", 2, "urgent again"), new Work("a5", 1, "urgent")));
        assertThat(next().text()).isEqualTo("urgent");
        gate.open();
        untilNothingIsWanted();
        assertThat(runs).extracting(Run::text).contains("urgent again", "fast").hasSize(20);
    }

    @Test
    void urgentWorkOfOneDoesNotHoldUpItsOtherWork() throws Exception {
        Gate gate = stopsAtAGate();
        worker = (text, retry) -> {
            if (text.equals("urgent slow")) {
                gate.pass();
            }
            runs.add(new Run(text, retry));
        };
        Queue running = start();
        running.accept(delivery("a", works("a", "urgent slow")));
        running.accept(delivery("b", "n 1 fast"));
        assertThat(next().text()).isEqualTo("fast");
        gate.open();
        untilNothingIsWanted();
        assertThat(runs).hasSize(3);
    }

    @Test
    void urgentWorkThatWaitsForMoreOfItsLaneBeginsOnce() throws Exception {
        lane = key -> key.substring(0, 1);
        Gate gate = stopsAtAGate();
        Queue running = start();
        running.accept(delivery("first", "a0 1 urgent 0"));
        gate.untilSomebodyWaits();
        running.accept(delivery("others", works("a", "urgent")));
        for (int i = 0; i < 3; i++) {
            assertThat(begunFirst.poll(20, TimeUnit.SECONDS)).isEqualTo("urgent");
        }
        gate.open();
        untilNothingIsWanted();

        assertThat(begunFirst).isEmpty();
        assertThat(runs).extracting(Run::text).containsExactlyInAnyOrder("urgent 0", "urgent", "urgent", "urgent");
        assertThat(runs).extracting(Run::retry).containsOnly(false);
        assertThat(ended).isEmpty();
    }

    @Test
    void urgentWorkThatCannotBeginIsDoneAllTheSame() throws Exception {
        lane = key -> key.substring(0, 1);
        begin = text -> {
            begunFirst.add(text);
            throw new Unavailable("502", null);
        };
        Gate gate = stopsAtAGate();
        Queue running = start();
        running.accept(delivery("first", "a0 1 urgent 0"));
        gate.untilSomebodyWaits();
        running.accept(delivery("other", "a1 1 urgent 1"));
        assertThat(begunFirst.poll(20, TimeUnit.SECONDS)).isEqualTo("urgent 1");
        gate.open();
        untilNothingIsWanted();

        assertThat(runs).extracting(Run::text).containsExactly("urgent 0", "urgent 1");
    }

    @Test
    void postponedWorkDoesNotHoldUpAnothers() throws Exception {
        lane = key -> key.substring(0, 1);
        isLimitedForAnHour("limited");
        Queue running = start();
        running.accept(delivery("a", fiveHundred("limited")));
        running.accept(delivery("b", "b 1 fast"));
        assertThat(next().text()).isEqualTo("fast");
        eventually("select count(*) from work where waits = 1", 500);
    }
}
