package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.Optional;

/**
 * The common cause of several findings: one launch gives strangers one thing, through several switches, each of which
 * is enough. One comment explains it, and the others refer to it in one line.
 *
 * @param launch the place of the launch, as people see it
 */
record Cause(Severity severity, Exposure exposure, String launch) {
    /** The words before the value of an expression. */
    private static final String GIVEN = "`, here `";

    /** Returns the cause; empty for a finding that always needs its own explanation. */
    static Optional<Cause> of(Finding finding, RulePages pages) {
        boolean common = finding.launched()
                && finding.exposure().compareTo(Exposure.FLAG) <= 0
                && finding.explanation().cause().isPresent()
                && pages.headline(finding.rule(), finding.exposure()).isEmpty();
        return common
                ? EvidenceStep.launch(finding.evidence())
                        .map(place -> new Cause(finding.severity(), finding.exposure(), place.toString()))
                : Optional.empty();
    }

    /** Returns the reason for a finding whose common cause another comment explains. */
    static String enough(Finding finding) {
        String cause = finding.explanation().cause().orElseThrow();
        // A value that comes from elsewhere may change with another fix.
        String enough =
                cause.contains(GIVEN) ? " turns it on, too." : " is enough by itself, even after the others are fixed.";
        return cause
                + enough
                + finding.explanation().addition().map(more -> " " + more).orElse("");
    }

    /**
     * Returns the headline of a comment that refers to another one's explanation, in plain text without a full stop.
     */
    String headline() {
        return Headline.severity(severity)
                + switch (exposure) {
                    case CONSOLE -> ": the same Python console, by another switch";
                    case TRACEBACK -> ": the same error pages, by another switch";
                    case SETTINGS -> ": the same settings, by another switch";
                    case FLAG, DORMANT, NONE, UNKNOWN -> ": the same debug mode, by another switch";
                };
    }
}
