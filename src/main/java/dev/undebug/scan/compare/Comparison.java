package dev.undebug.scan.compare;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Suppression;
import dev.undebug.scan.Fingerprint;
import dev.undebug.scan.ScanResult;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides which findings a change introduces. */
public final class Comparison {
    /** Beyond this number, equal findings of a file are told apart by their fingerprints alone. */
    private static final int MOST_EQUAL = 256;

    private Comparison() {}

    /**
     * Returns the findings of the head that the base lacks, or has at a lower severity because they were not live
     * there.
     *
     * @param renames old path to new path
     */
    public static List<Finding> introduced(ScanResult base, ScanResult head, Map<String, String> renames) {
        FindingMatcher counterparts = new FindingMatcher(base, head, renames);
        boolean opaque = !opaque(base, renames).containsAll(opaque(head, Map.of()));
        return head.findings().stream()
                .filter(finding -> counterparts
                        .of(finding)
                        .filter(before -> !before.suppressed())
                        .filter(before -> !isWorse(before, finding, opaque))
                        .isEmpty())
                .toList();
    }

    /**
     * Returns the findings of the head that a comment allows, and that the base lacks, does not allow, or has at a
     * lower severity: the author of the comment did not know about the new severity.
     *
     * @param renames old path to new path
     */
    public static List<Finding> newlyAllowed(ScanResult base, ScanResult head, Map<String, String> renames) {
        FindingMatcher counterparts = new FindingMatcher(base, head, renames);
        boolean opaque = !opaque(base, renames).containsAll(opaque(head, Map.of()));
        return head.findings().stream()
                .filter(Finding::suppressed)
                .filter(finding -> counterparts
                        .of(finding)
                        .filter(Finding::suppressed)
                        .filter(before -> !isWorse(before, finding, opaque))
                        .isEmpty())
                .toList();
    }

    /**
     * Returns the head without what another tool's comment would newly allow: its author silenced that tool, and did not
     * say why. A comment that the base has, too, was accepted.
     *
     * @param renames old path to new path
     */
    public static ScanResult withoutBareComments(ScanResult base, ScanResult head, Map<String, String> renames) {
        Set<Finding> fresh = newlyAllowed(base, head, renames).stream()
                .filter(finding ->
                        finding.suppression().filter(Suppression::bare).isPresent())
                .collect(Collectors.toSet());
        return head.with(head.findings().stream()
                .map(finding -> fresh.contains(finding) ? finding.notAllowed() : finding)
                .toList());
    }

    /** A service of a deployment file. */
    private record Launched(String path, String name) {}

    /** Returns the launches outside development whose program is unknown. */
    private static Set<Launched> opaque(ScanResult scan, Map<String, String> renames) {
        return scan.services().stream()
                .filter(service -> service.launcher() == Launcher.UNKNOWN
                        && !service.role().isPrivate())
                .map(service -> {
                    String path = service.place().path();
                    return new Launched(renames.getOrDefault(path, path), service.name());
                })
                .collect(Collectors.toSet());
    }

    /**
     * Removing launches that did not reach a switch, or are not seen to, or reached it in development only, does not make it
     * live: nothing is known to start it, and judged as the file starts itself it was on before. Replacing them by a launch
     * that cannot be followed may make it live.
     */
    private static boolean isWorse(Finding before, Finding now, boolean opaque) {
        boolean harmless = before.exposure() == Exposure.DORMANT
                || isOpen(before)
                || (before.launched() && !before.severity().atLeast(Severity.MEDIUM));
        boolean unlaunched = harmless && !now.launched() && !opaque;
        return isMadeLive(before, now) || (!unlaunched && !before.severity().atLeast(now.severity()));
    }

    /** Returns whether a literal switch was reported because a launch that cannot be followed may start it. */
    private static boolean isOpen(Finding finding) {
        return finding.evidence().stream()
                .map(EvidenceStep::event)
                .anyMatch(event -> event instanceof Event.NamedByVariable || event instanceof Event.NamedByProgram);
    }

    /** Compares exposures, since a fixed severity, by the configuration or the rule, is the same in base and head. */
    private static boolean isMadeLive(Finding before, Finding now) {
        boolean more = now.exposure().compareTo(before.exposure()) < 0
                || (now.exposure() == Exposure.CONSOLE && !before.launched());
        return more && now.launched() && now.exposure().shows();
    }

    /** Returns the possible fingerprints of a finding and its equals in the same file. */
    public static Set<String> alike(Finding finding) {
        return IntStream.rangeClosed(1, MOST_EQUAL)
                .mapToObj(ordinal ->
                        Fingerprint.of(finding.rule(), finding.place().path(), finding.subject(), ordinal))
                .collect(Collectors.toSet());
    }

    /** Returns whether two fingerprints belong to the same finding in different files. */
    public static boolean sameInAnotherFile(String one, String other) {
        return Fingerprint.subject(one).equals(Fingerprint.subject(other));
    }

    /** Returns whether a fingerprint belongs to a finding in this file. */
    public static boolean isIn(String fingerprint, String path) {
        return Fingerprint.moved(fingerprint, path).equals(fingerprint);
    }
}
