package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work that fails by an internal error. */
class FailureTest extends QueueFixture {
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
        untilNothingIsWanted();
    }

    @Test
    void aStackOverflowIsOurFaultToo() throws Exception {
        worker = (text, retry) -> {
            throw new StackOverflowError();
        };
        start().accept(delivery("a", "k 1 one"));

        eventually("select count(*) from work where error like '%StackOverflowError%'", 1);
    }
}
