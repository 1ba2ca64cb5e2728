package dev.undebug.scan;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Suppression;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A rule's report, before its fix is proved and its fingerprint is known.
 *
 * @param subject the switch, qualified within its file
 * @param launched whether the repository shows a launch that reaches it
 * @param fixes preferred first
 * @param suppression the comment that allows it
 * @param covered whether another finding says something worse about the same problem, so that this one is not
 *     listed; it still exists, and fixing the other one does not introduce it
 */
record Report(
        String rule,
        String subject,
        Severity severity,
        Exposure exposure,
        boolean launched,
        Place place,
        Explanation explanation,
        List<EvidenceStep> evidence,
        List<Fix> fixes,
        Optional<Suppression> suppression,
        boolean covered) {
    Report {
        evidence = List.copyOf(evidence);
        fixes = List.copyOf(fixes);
    }

    Report allowed(Suppression by) {
        return new Report(
                rule,
                subject,
                severity,
                exposure,
                launched,
                place,
                explanation,
                evidence,
                fixes,
                Optional.of(by),
                covered);
    }

    /** Returns the parts that stay the same when other lines of the file change. */
    List<String> subjects() {
        return List.of(rule, place.path(), subject);
    }
}
