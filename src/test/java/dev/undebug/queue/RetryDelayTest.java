package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelayTest {
    private final RetryDelay backoff = new RetryDelay(new Random(1));

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 4", "2, 8", "3, 16", "4, 30", "5, 30", "1000000, 30"})
    void doublesToThirtySecondsAndSpreadsABit(int before, int seconds) {
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.after(before))
                    .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1250L));
        }
    }
}
