package dev.undebug.bench;

import dev.undebug.demo.github.CheckRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A concluded check and what it took.
 *
 * @param processor time that the server used from the webhook to the conclusion
 * @param peak the server's most resident memory so far, in MB
 * @param turns the requests to GitHub, including those after the conclusion
 */
record Verdict(CheckRun run, Span span, Duration processor, long peak, List<Turn> turns) {
    private static final double MILLIS = 1000;

    /** From the webhook to the answer that concludes the check. */
    record Span(Instant from, Instant to) {}

    private List<Turn> before() {
        return turns.stream().filter(turn -> !turn.end().isAfter(span.to)).toList();
    }

    /** Returns a row of the table. */
    String row(String repository, String pull) {
        List<Turn> counted =
                before().stream().filter(turn -> !turn.aboutTheApp()).toList();
        return "| %s | %s | %s | %.2f | %.2f | %d | %d | %d | %.2f |"
                .formatted(
                        repository,
                        pull,
                        run.progress().conclusion().orElse(""),
                        seconds(Duration.between(span.from, span.to)),
                        seconds(processor),
                        counted.size(),
                        before().size() - counted.size(),
                        peak,
                        seconds(before().stream().map(Turn::late).reduce(Duration.ZERO, Duration::plus)));
    }

    /** Returns the head of the table. */
    static String head() {
        return """
                | repository (files) | pull request | conclusion | s | processor, s | requests | and for tokens | peak, MB | stand-in late, s |
                | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |""";
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    /** Returns each request with its time since the webhook and the time since the answer before it. */
    String requests() {
        StringBuilder text = new StringBuilder();
        Instant before = span.from;
        for (Turn turn : turns) {
            text.append("  +%6d ms, after %5d ms: %s%s%n"
                    .formatted(
                            Duration.between(span.from, turn.start()).toMillis(),
                            Duration.between(before, turn.start()).toMillis(),
                            turn,
                            turn.start().isAfter(span.to) ? "  (after the conclusion)" : ""));
            before = turn.end();
        }
        return text.toString();
    }
}
