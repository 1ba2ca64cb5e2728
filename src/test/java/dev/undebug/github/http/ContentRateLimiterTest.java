package dev.undebug.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.undebug.source.Unavailable;
import dev.undebug.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRateLimiterTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final String ACCOUNT = "installation 7";

    private final ManualClock clock = new ManualClock(START);
    private final ContentRateLimiter pace = new ContentRateLimiter(clock);

    private boolean takes(Creation creation) {
        return refusal(creation).isEmpty();
    }

    private Optional<Instant> refusal(Creation creation) {
        Unavailable refused = catchThrowableOfType(Unavailable.class, () -> pace.take(ACCOUNT, creation));
        return Optional.ofNullable(refused).map(it -> it.retryAt().orElseThrow());
    }

    private void take(int times, Creation creation) {
        for (int i = 0; i < times; i++) {
            assertThat(takes(creation)).as("number %s", i + 1).isTrue();
        }
    }

    @Test
    void whatIsBegunLeavesRoomForBringingItToItsEnd() {
        take(40, Creation.AUDIT);
        assertThat(takes(Creation.AUDIT)).isFalse();
        take(24, Creation.BEGINNING);
        assertThat(takes(Creation.BEGINNING)).isFalse();
        take(16, Creation.FURTHER);
        assertThat(takes(Creation.FURTHER)).isFalse();
    }

    @Test
    void whatCreatesNothingIsNeverHeldBack() {
        take(80, Creation.FURTHER);
        take(1000, Creation.NONE);
    }

    @Test
    void saysFromWhenOnItGoes() {
        take(80, Creation.FURTHER);
        Instant at = refusal(Creation.FURTHER).orElseThrow();
        assertThat(at).isEqualTo(START.plusSeconds(75));
        clock.advance(Duration.ofSeconds(74));
        assertThat(takes(Creation.FURTHER)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        take(80, Creation.FURTHER);
    }

    @Test
    void theHourCountsToo() {
        for (int minutes = 0; minutes < 6; minutes++) {
            take(80, Creation.FURTHER);
            clock.advance(Duration.ofMinutes(2));
        }
        take(20, Creation.FURTHER);
        assertThatThrownBy(() -> pace.take(ACCOUNT, Creation.FURTHER))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(ACCOUNT);
        clock.advance(Duration.ofMinutes(48).plusSeconds(15));
        take(80, Creation.FURTHER);
    }

    @Test
    void thoseWhoWaitDoNotComeBackAllAtOnce() {
        take(64, Creation.BEGINNING);
        List<Instant> times = IntStream.range(0, 200)
                .mapToObj(i -> refusal(Creation.BEGINNING).orElseThrow())
                .toList();
        assertThat(times).isSorted();
        assertThat(times.stream().distinct()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(times.subList(0, 64)).containsOnly(START.plusSeconds(75));
        assertThat(times.get(64)).isEqualTo(START.plusSeconds(150));
    }

    @Test
    void oneAccountDoesNotHoldUpAnother() {
        take(80, Creation.FURTHER);
        pace.take("installation 8", Creation.AUDIT);
        assertThat(takes(Creation.FURTHER)).isFalse();
    }

    @Test
    void aFurtherTryCounts() {
        take(79, Creation.FURTHER);
        pace.again(ACCOUNT, Creation.FURTHER);
        assertThat(takes(Creation.FURTHER)).isFalse();
    }

    @Test
    void manyWorkersTogetherGetNoMore() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(16);
        try {
            Callable<Boolean> one = () -> takes(Creation.FURTHER);
            int taken = 0;
            for (Future<Boolean> took :
                    workers.invokeAll(IntStream.range(0, 400).mapToObj(i -> one).toList())) {
                taken += took.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(80);
        } finally {
            workers.shutdownNow();
        }
    }

    private record Job(Instant due, Creation creation) {}

    /**
     * A day of an organisation with more work than GitHub allows: each request is sent once, and no window exceeds its
     * limit.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aBusyDayStaysWithinTheLimits(long seed) {
        Random random = new Random(seed);
        PriorityQueue<Job> queue = new PriorityQueue<>(Comparator.comparing(Job::due));
        int wanted = 1800;
        for (int i = 0; i < wanted; i++) {
            Creation creation = random.nextInt(3) == 0 ? Creation.BEGINNING : Creation.AUDIT;
            queue.add(new Job(START.plusSeconds(random.nextInt(3600)), creation));
        }
        List<Instant> sent = new ArrayList<>();
        int asked = 0;
        while (!queue.isEmpty()) {
            Job job = queue.poll();
            if (job.due().isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), job.due()));
            }
            asked++;
            Optional<Instant> refused = refusal(job.creation());
            if (refused.isPresent()) {
                assertThat(refused.get()).isAfter(clock.instant());
                queue.add(new Job(refused.get(), job.creation()));
            } else {
                sent.add(clock.instant());
                if (job.creation() == Creation.BEGINNING) {
                    queue.add(new Job(clock.instant().plusSeconds(2), Creation.FURTHER));
                    wanted++;
                }
            }
        }
        assertThat(sent).hasSize(wanted);
        assertThat(most(sent, Duration.ofMinutes(1))).isLessThanOrEqualTo(80);
        assertThat(most(sent, Duration.ofHours(1))).isLessThanOrEqualTo(500);
        assertThat(asked).as("those who wait are not postponed again and again").isLessThan(wanted * 8);
    }

    private static int most(List<Instant> times, Duration window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(first).plus(window).isAfter(times.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
