package dev.undebug.scan.compare;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.Extent;
import dev.undebug.scan.Fingerprint;
import dev.undebug.scan.ScanResult;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Makes scans of given findings. */
final class Scans {
    private static final String RULE = "flask-debug-env";

    private Scans() {}

    /** Returns a critical finding of a whole line; its ordinal is the line. */
    static Finding finding(SourceFile file, int line, String subject) {
        return new Finding(
                RULE,
                subject,
                Severity.CRITICAL,
                Exposure.CONSOLE,
                true,
                file.place(file.line(line)),
                Explanation.of("Debug mode is on."),
                List.of(),
                Optional.empty(),
                Fingerprint.of(RULE, file.path(), subject, line),
                true,
                Optional.empty());
    }

    static Finding with(Finding finding, Severity severity, Exposure exposure, boolean launched) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                severity,
                exposure,
                launched,
                finding.place(),
                finding.explanation(),
                finding.evidence(),
                finding.fix(),
                finding.fingerprint(),
                true,
                finding.suppression());
    }

    static ScanResult of(Finding... findings) {
        return of(List.of(findings), List.of());
    }

    static ScanResult of(List<Finding> findings, List<Finding> covered) {
        return new ScanResult(
                List.of(), findings, covered, List.of(), 1, List.of(), List.of(), new Extent(0, true, true, true));
    }
}
