package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work delayed by an outage is retried, and after a while the failure is reported. */
class RetryTest extends QueueFixture {
    @Test
    void whatIsNotAvailableIsTriedAgainLater() throws Exception {
        isUnavailable("one", 2);
        Queue running = start();
        running.accept(delivery("a", "k 1 one"));
        untilPostponed(1);
        nothingElseIsDue(running);

        clock.advance(Duration.ofSeconds(3));
        untilPostponed(2);
        clock.advance(Duration.ofSeconds(5));

        assertThat(next()).isEqualTo(new Run("one", true));
        untilNothingIsWanted();
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
        untilPostponed(1);

        clock.advance(Duration.ofMinutes(59));
        nothingElseIsDue(running);
        clock.advance(Duration.ofMinutes(2));

        assertThat(next()).isEqualTo(new Run("one", true));
    }

    /** Starts with work that was delayed before, and delays it once more. */
    private void postponeAgain(int before) throws IOException {
        try (Database database = Database.open(directory)) {
            database.write(connection -> WorkStore.want(connection, new Work("k", 1, "one"), clock.instant()));
            for (int waits = 0; waits < before; waits++) {
                int counted = waits + 1;
                database.write(connection -> WorkStore.postpone(
                        connection, WorkStore.begin(connection, "k").orElseThrow(), clock.instant(), counted));
            }
        }
        worker = (text, retry) -> {
            throw new Unavailable("502", null);
        };
        start();
    }

    @Test
    void nobodyWaitsWithoutEndForWorkThatIsPostponedAgainAndAgain() throws Exception {
        postponeAgain(Runner.PATIENCE);
        long tenMinutes = clock.millis() + Duration.ofMinutes(10).toMillis();
        eventually("select count(*) from work where waits > " + Runner.PATIENCE + " and due = " + tenMinutes, 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void oneMoreFailureBeforeThatGivesNothingUp() throws Exception {
        postponeAgain(Runner.PATIENCE - 1);
        eventually("select count(*) from work where waits = " + Runner.PATIENCE + " and due > " + clock.millis(), 1);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void aFailureThatCannotBeReportedIsReportedAtTheNextChance() throws Exception {
        beginning = false;
        silences.set(1);
        postponeAgain(Runner.PATIENCE);
        eventually("select count(*) from work where waits = " + Runner.PATIENCE + " and due > " + clock.millis(), 1);
        assertThat(givenUp).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        eventually("select count(*) from work where waits > " + Runner.PATIENCE, 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void whatWasGivenUpIsNotToldAgain() throws Exception {
        beginning = false;
        postponeAgain(Runner.PATIENCE + 1);
        eventually("select count(*) from work where waits > " + (Runner.PATIENCE + 1), 1);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void whatIsBegunAfterItWasGivenUpIsEndedOnceMore() throws Exception {
        postponeAgain(Runner.PATIENCE + 1);
        eventually("select count(*) from work where waits > " + (Runner.PATIENCE + 1) + " and unfinished is null", 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void whatWasBegunForOtherWorkIsEndedWhereThisIsGivenUp() throws Exception {
        try (Database database = Database.open(directory)) {
            database.write(connection -> WorkStore.want(connection, new Work("k", 1, "one"), clock.instant()));
            database.write(connection -> WorkStore.unfinished(connection, "k", "begun before"));
        }
        beginning = false;
        postponeAgain(Runner.PATIENCE);
        eventually("select count(*) from work where waits > " + Runner.PATIENCE + " and unfinished is null", 1);
        assertThat(givenUp).containsExactly("one true");
        assertThat(ended).containsExactly("begun before");
    }

    @Test
    void afterADayItIsKeptForSomebodyToLookAt() throws Exception {
        postponeAgain(Runner.MOST_WAITS);
        eventually("select count(*) from work where parked = 1 and error like '%502%'", 1);
        assertThat(givenUp).containsExactly("one true");
    }

    @Test
    void nothingIsKeptForSomebodyBeforeThoseWhoWaitAreTold() throws Exception {
        silences.set(1);
        postponeAgain(Runner.MOST_WAITS);
        eventually("select count(*) from work where parked = 0 and due > " + clock.millis(), 1);
        assertThat(givenUp).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        eventually("select count(*) from work where parked = 1", 1);
        assertThat(givenUp).containsExactly("one true");
    }
}
