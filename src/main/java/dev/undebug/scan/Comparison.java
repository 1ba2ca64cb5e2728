package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what a change brings from what was there before. */
public final class Comparison {
    private Comparison() {}

    /**
     * Returns the findings of the head that the base lacks, or has at a lower severity: made live elsewhere.
     *
     * @param renames old path to new path
     */
    public static List<Finding> introduced(ScanResult base, ScanResult head, Map<String, String> renames) {
        Map<String, Severity> before = new HashMap<>();
        for (Finding finding : base.findings()) {
            if (!finding.suppressed()) {
                before.merge(moved(finding, renames), finding.severity(), (a, b) -> a.atLeast(b) ? a : b);
            }
        }
        return head.findings().stream()
                .filter(finding -> isNew(finding, before))
                .toList();
    }

    /**
     * Returns the findings of the head that a comment allows, and that the base lacks or does not allow.
     *
     * @param renames old path to new path
     */
    public static List<Finding> newlyAllowed(ScanResult base, ScanResult head, Map<String, String> renames) {
        Set<String> before = base.findings().stream()
                .filter(Finding::suppressed)
                .map(finding -> moved(finding, renames))
                .collect(Collectors.toSet());
        return head.findings().stream()
                .filter(Finding::suppressed)
                .filter(finding -> !before.contains(finding.fingerprint()))
                .toList();
    }

    /** Returns whether two fingerprints are of the same finding, but for the name of its file. */
    public static boolean sameInAnotherFile(String one, String other) {
        return Fingerprint.subject(one).equals(Fingerprint.subject(other));
    }

    /** Returns whether a fingerprint is of a finding in a file. */
    public static boolean isIn(String fingerprint, String path) {
        return Fingerprint.moved(fingerprint, path).equals(fingerprint);
    }

    private static String moved(Finding finding, Map<String, String> renames) {
        String path = finding.place().path();
        return Fingerprint.moved(finding.fingerprint(), renames.getOrDefault(path, path));
    }

    private static boolean isNew(Finding finding, Map<String, Severity> before) {
        Severity severity = before.get(finding.fingerprint());
        return severity == null || !severity.atLeast(finding.severity());
    }
}
