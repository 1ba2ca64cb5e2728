package dev.undebug.scan;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a rule reported, before its fix is proved and its fingerprint is known.
 *
 * @param subject what it is about, qualified within its file
 */
record Report(
        String rule,
        String subject,
        Severity severity,
        Exposure exposure,
        Place place,
        String message,
        List<Evidence> evidence,
        Optional<Fix> fix) {
    Report {
        evidence = List.copyOf(evidence);
    }

    /** Returns what stays the same when other lines of the file change. */
    List<String> subjects() {
        return List.of(rule, place.path(), subject);
    }
}
