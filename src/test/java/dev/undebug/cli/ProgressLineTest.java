package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.service.Progress.Judging;
import dev.undebug.service.Progress.Proving;
import dev.undebug.service.Progress.Reading;
import dev.undebug.testing.ManualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String ERASED = "\r\033[K";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-27T09:00:00Z"));
    private final StringWriter terminal = new StringWriter();
    private final AtomicInteger asked = new AtomicInteger();
    private final ProgressLine line = line(true);

    private ProgressLine line(boolean isTerminal) {
        return new ProgressLine(
                new PrintWriter(terminal),
                () -> {
                    asked.incrementAndGet();
                    return isTerminal;
                },
                clock);
    }

    private static String drawn(String text) {
        return "\r\033[?7l" + text + "\033[K\033[?7h";
    }

    private String taken() {
        String text = terminal.toString();
        terminal.getBuffer().setLength(0);
        return text;
    }

    @Test
    void aShortScanShowsNothingAndAsksForNoTerminal() {
        line.begins(new Reading(2));
        clock.advance(Duration.ofMillis(999));
        line.begins(new Judging(1, 2, "web"));
        line.refresh();
        line.erase();
        assertThat(terminal.toString()).isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aLongScanShowsEachStepInPlace() {
        line.begins(new Reading(1234));
        clock.advance(Duration.ofSeconds(1));
        line.begins(new Judging(12, 40, "web"));
        assertThat(taken()).isEqualTo(drawn("judging program 12 of 40, web"));
        line.begins(new Proving(3, 9));
        assertThat(taken()).isEqualTo(drawn("proving fix 3 of 9"));
        line.erase();
        assertThat(taken()).isEqualTo(ERASED);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aLongStepIsShownOnceWhileItLasts() {
        line.begins(new Reading(1234));
        line.refresh();
        assertThat(taken()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        line.refresh();
        line.refresh();
        assertThat(taken()).isEqualTo(drawn("reading 1234 files"));
    }

    @Test
    void nothingIsShownBeforeTheFirstStepOrAfterTheEnd() {
        clock.advance(Duration.ofSeconds(5));
        line.refresh();
        line.erase();
        line.begins(new Reading(3));
        line.refresh();
        line.erase();
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void theScanOfTheBaseSaysSo() {
        clock.advance(Duration.ofSeconds(5));
        line.ofBase().begins(new Judging(1, 3, "api"));
        assertThat(taken()).isEqualTo(drawn("base: judging program 1 of 3, api"));
    }

    @Test
    void whatIsNoTerminalGetsNothingAndIsAskedOnce() {
        ProgressLine redirected = line(false);
        clock.advance(Duration.ofSeconds(5));
        redirected.begins(new Reading(3));
        redirected.begins(new Proving(1, 1));
        redirected.erase();
        assertThat(terminal.toString()).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aNameFromTheRepositoryCannotSteerTheTerminal() {
        clock.advance(Duration.ofSeconds(5));
        line.begins(new Judging(1, 1, "a\033[2Jb\nc"));
        assertThat(taken()).isEqualTo(drawn("judging program 1 of 1, a\u241b[2Jb\u240ac"));
    }

    @Test
    void aLongNameIsCut() {
        clock.advance(Duration.ofSeconds(5));
        line.begins(new Judging(1, 1, "x".repeat(200)));
        assertThat(taken()).isEqualTo(drawn("judging program 1 of 1, " + "x".repeat(55)));
    }
}
