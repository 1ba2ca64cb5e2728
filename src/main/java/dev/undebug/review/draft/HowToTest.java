package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.scan.ServiceReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says how anybody can see with their own eyes whether debug mode is on. What real servers answer is observed by {@code
 * ObservedServersTest}, in the same way.
 */
final class HowToTest {
    private HowToTest() {}

    /**
     * Returns a sentence in Markdown; empty where nothing counts, or nothing is to be seen yet.
     *
     * @param counted the findings that are to be fixed
     */
    static Optional<String> of(List<Finding> counted, List<ServiceReport> services, RulePages pages) {
        return counted.stream()
                .min(Comparator.comparing(Finding::exposure))
                .filter(worst -> worst.exposure().compareTo(Exposure.FLAG) <= 0)
                .map(worst -> start(worst, services)
                        + pages.seen(worst.rule(), worst.exposure()).orElseGet(() -> look(worst.exposure())));
    }

    /** Another service may be no better, but not for what is to be fixed. */
    private static String start(Finding finding, List<ServiceReport> services) {
        return services.stream()
                .filter(service -> finding.evidence().stream().anyMatch(step -> service.isLaunch(step.place())))
                .findFirst()
                .map(service -> "Start " + Markdown.code(service.name()) + " as "
                        + Markdown.code(service.place().toString()) + " does, and ")
                .orElse("Start the program, and ");
    }

    private static String look(Exposure exposure) {
        return switch (exposure) {
            case CONSOLE ->
                "open `/console` on `localhost`: a Python console answers, and once this is fixed there is no such page.";
            case TRACEBACK ->
                "open a page that fails: the answer shows source code, and once this is fixed it does not.";
            case FLAG -> "print `app.debug` in it: it is `True`, and once this is fixed it is `False`.";
            case DORMANT, NONE, UNKNOWN -> throw new IllegalArgumentException("nothing to see: " + exposure.id());
        };
    }
}
