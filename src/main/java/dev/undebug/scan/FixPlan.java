package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.OverlaidTree;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of fixes to apply together. Each fix is proved alone; this class proves that all of them together end their
 * findings and introduce none.
 *
 * @param fixed the findings that are fixed
 * @param files the files with their new texts
 */
public record FixPlan(List<Finding> fixed, List<SourceFile> files) {
    /** Each trial is a scan; if so many fixes conflict, people should look. */
    private static final int MOST_TRIALS = 30;

    public FixPlan {
        fixed = List.copyOf(fixed);
        files = List.copyOf(files);
    }

    /**
     * Plans as many fixes as can be proved together, in the order of the findings.
     *
     * @param findings of a scan of the tree with the policy and focus
     */
    public static FixPlan of(Scanner scanner, Scope scope, List<Finding> findings) {
        Proof proof = new Proof(scanner, scope);
        List<Finding> open =
                findings.stream().filter(finding -> finding.fix().isPresent()).toList();
        Optional<FixPlan> all = proof.plan(open);
        if (all.isPresent()) {
            return all.get();
        }
        FixPlan plan = new FixPlan(List.of(), List.of());
        for (Finding finding : open.stream().limit(MOST_TRIALS).toList()) {
            List<Finding> more = new ArrayList<>(plan.fixed());
            more.add(finding);
            plan = proof.plan(more).orElse(plan);
        }
        return plan;
    }

    /** The input of the scans. */
    public record Scope(SourceTree tree, ScanPolicy policy, Focus focus) {}

    private static final class Proof {
        private final Scanner scanner;
        private final Scope scope;
        private final Map<String, Severity> before;

        Proof(Scanner scanner, Scope scope) {
            this.scanner = scanner;
            this.scope = scope;
            before = severities(scope.tree());
        }

        private Map<String, Severity> severities(SourceTree tree) {
            Map<String, Severity> severities = new LinkedHashMap<>();
            scanner.baseline(tree, scope.policy(), scope.focus())
                    .findings()
                    .forEach(finding -> severities.put(finding.fingerprint(), finding.severity()));
            return severities;
        }

        /** Returns a plan that fixes exactly these findings; empty if the fixes do not go together. */
        Optional<FixPlan> plan(List<Finding> findings) {
            List<SourceFile> changed = FixedFiles.together(
                    findings.stream().map(finding -> finding.fix().orElseThrow()));
            boolean possible = !changed.isEmpty() || findings.isEmpty();
            return possible && holds(findings, changed)
                    ? Optional.of(new FixPlan(findings, changed))
                    : Optional.empty();
        }

        private boolean holds(List<Finding> findings, List<SourceFile> changed) {
            Map<String, Severity> after = severities(new OverlaidTree(scope.tree(), changed));
            boolean ended = findings.stream().map(Finding::fingerprint).noneMatch(after::containsKey);
            return ended
                    && after.entrySet().stream().allMatch(entry -> Optional.ofNullable(before.get(entry.getKey()))
                            .filter(severity -> severity.atLeast(entry.getValue()))
                            .isPresent());
        }
    }
}
