package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever an attempt began is ended once, unless a later attempt continues it. */
class UnfinishedWorkTest extends QueueFixture {
    @Test
    void whatWasBegunAndDisplacedIsEnded() throws Exception {
        displacesPostponedWork(new Work("k", 2, "two"));
        assertThat(next()).isEqualTo(new Run("two", false));
        assertThat(ended).containsExactly("begun one");
        untilNothingIsWanted();
    }

    @Test
    void whatWasBegunIsNotEndedWhereItIsGoneOnWith() throws Exception {
        isUnavailable("one", 1);
        start().accept(delivery("a", "k 1 one"));
        eventually("select count(*) from work where waits = 1 and unfinished = 'begun one'", 1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(next()).isEqualTo(new Run("one", true));
        untilNothingIsWanted();
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
        untilPostponed(1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(next()).isEqualTo(new Run("one", true));
        untilNothingIsWanted();
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
        displacesPostponedWork(new Work("k", 2, "two"));
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
        displacesPostponedWork(new Work("k", 2, "two"));
        assertThat(next().text()).isEqualTo("two");
        untilNothingIsWanted();
    }

    @Test
    void whatIsDisplacedWhileItIsDoneIsNotEndedOnceItIsDone() throws Exception {
        Gate gate = stopsAtAGate();
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        gate.untilSomebodyWaits();
        running.accept(delivery("b", "k 2 two"));
        gate.open();
        assertThat(next().text()).isEqualTo("one");
        assertThat(next()).isEqualTo(new Run("two", false));
        untilNothingIsWanted();
        assertThat(ended).isEmpty();
    }
}
