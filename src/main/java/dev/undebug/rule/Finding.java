package dev.undebug.rule;

import dev.undebug.flask.Exposure;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A problem at one place.
 *
 * @param rule the rule's id
 * @param subject the switch, qualified within its file: only an ordinal tells apart findings of one rule and file
 *     with the same subject
 * @param launched whether the repository shows a launch that reaches it; otherwise it is judged as the file starts
 *     itself, or dormant
 * @param place the expression or line to change
 * @param explanation one or two sentences
 * @param evidence the chain of places that proves it, launch first
 * @param fix proved: applied, the finding is gone and nothing else changed
 * @param fingerprint identifies the finding across commits: never made from line numbers
 * @param allowable whether the configuration lets a comment in the source allow it
 * @param suppression the comment in the source that allows it
 */
public record Finding(
        String rule,
        String subject,
        Severity severity,
        Exposure exposure,
        boolean launched,
        Place place,
        Explanation explanation,
        List<EvidenceStep> evidence,
        Optional<Fix> fix,
        String fingerprint,
        boolean allowable,
        Optional<Suppression> suppression) {
    /** Worst first; within a severity, ordered by place. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    Finding::severity, Comparator.reverseOrder())
            .thenComparing(finding -> finding.place().path())
            .thenComparing(finding -> finding.place().span().start());

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** Returns the whole explanation; see {@link Explanation}. */
    public String message() {
        return explanation.text();
    }

    /** Returns the same finding without the comment that allows it. */
    public Finding notAllowed() {
        return new Finding(
                rule,
                subject,
                severity,
                exposure,
                launched,
                place,
                explanation,
                evidence,
                fix,
                fingerprint,
                allowable,
                Optional.empty());
    }

    /** Returns whether a comment in the source allows it. */
    public boolean suppressed() {
        return suppression.isPresent();
    }
}
