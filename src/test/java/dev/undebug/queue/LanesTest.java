package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
    private final Lanes lanes = new Lanes(8);

    private int entered(String lane) {
        int entered = 0;
        while (lanes.enter(lane, lane + entered)) {
            entered++;
        }
        return entered;
    }

    @Test
    void noneGetsMoreThanHalfOfWhatIsFree() {
        assertThat(List.of(entered("a"), entered("b"), entered("c"), entered("d"), entered("e")))
                .containsExactly(4, 2, 1, 1, 0);
    }

    @Test
    void theOnlyWorkerIsNotLeftIdle() {
        assertThat(new Lanes(1).enter("a", "a1")).isTrue();
    }

    @Test
    void whoWaitsIsCalledWhenAWorkerIsFree() {
        entered("a");
        assertThat(lanes.await("a", "waits")).isEmpty();
        assertThat(lanes.await("a", "waits, too")).isEmpty();
        assertThat(lanes.leave("a")).containsExactly("waits");
        assertThat(lanes.enter("a", "waits")).isTrue();
    }

    @Test
    void whoHasTheFewestIsCalledFirst() {
        for (String lane : List.of("a", "b", "c", "d")) {
            entered(lane);
        }
        lanes.await("a", "a's");
        lanes.await("e", "e's");
        assertThat(lanes.leave("a")).containsExactly("e's");
    }

    @Test
    void aWorkerThatCameFreeMeanwhileIsNotMissed() {
        entered("a");
        assertThat(lanes.leave("a")).isEmpty();
        assertThat(lanes.await("a", "late")).containsExactly("late");
    }

    /** In whatever order work starts and ends: finally all of it has run. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nobodyIsForgotten(long seed) {
        Random random = new Random(seed);
        Deque<String> due = new ArrayDeque<>();
        for (int i = 0; i < 400; i++) {
            due.add("abcdefghijkl".charAt(Math.min(random.nextInt(12), random.nextInt(12))) + "" + i);
        }
        Set<String> done = new HashSet<>();
        List<String> running = new ArrayList<>();
        while (!due.isEmpty() || !running.isEmpty()) {
            if (!due.isEmpty() && random.nextBoolean()) {
                String key = due.poll();
                if (lanes.enter(key.substring(0, 1), key)) {
                    running.add(key);
                } else {
                    due.addAll(lanes.await(key.substring(0, 1), key));
                }
            } else if (!running.isEmpty()) {
                String key = running.remove(random.nextInt(running.size()));
                done.add(key);
                due.addAll(lanes.leave(key.substring(0, 1)));
            }
            assertThat(running).hasSizeLessThanOrEqualTo(8);
        }
        assertThat(done).hasSize(400);
    }
}
