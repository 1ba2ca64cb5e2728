package dev.undebug.scan;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Suppression;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a rule reported, before its fix is proved and its fingerprint is known.
 *
 * @param subject what it is about, qualified within its file
 * @param launched whether the repository shows a launch that reaches it
 * @param fixes preferred first
 * @param suppression the comment that allows it
 * @param covered whether another finding says something worse of the same, so that people are not told of this one; it is
 *     there all the same, and a fix of the other does not bring it
 */
record Report(
        String rule,
        String subject,
        Severity severity,
        Exposure exposure,
        boolean launched,
        Place place,
        String message,
        List<Evidence> evidence,
        List<Fix> fixes,
        Optional<Suppression> suppression,
        boolean covered) {
    Report {
        evidence = List.copyOf(evidence);
        fixes = List.copyOf(fixes);
    }

    Report allowed(Suppression by) {
        return new Report(
                rule, subject, severity, exposure, launched, place, message, evidence, fixes, Optional.of(by), covered);
    }

    /** Returns what stays the same when other lines of the file change. */
    List<String> subjects() {
        return List.of(rule, place.path(), subject);
    }
}
