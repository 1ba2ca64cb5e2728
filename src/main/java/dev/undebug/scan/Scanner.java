package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Rule;
import dev.undebug.service.Assembly;
import dev.undebug.service.Project;
import dev.undebug.service.Service;
import dev.undebug.service.Workspace;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scans a tree: services and findings out. */
public final class Scanner {
    /** A tree with no more Python files than this is read as a whole, in one go. */
    private static final int SMALL = 200;

    /** Some seconds. Proofs are more only in a tree of a hundred programs or more that run each other's switches. */
    private static final long EFFORT_OF_PROOFS = 100_000_000;

    private final List<Rule> rules;

    public Scanner(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Scans.
     *
     * @throws dev.undebug.source.Unavailable if the tree cannot be read
     */
    public ScanResult scan(SourceTree tree, ScanPolicy policy, Focus focus) {
        return scan(tree, policy, focus, EFFORT_OF_PROOFS);
    }

    /**
     * Scans what another scan is compared with: fixes are neither proved nor offered.
     *
     * @throws dev.undebug.source.Unavailable if the tree cannot be read
     */
    public ScanResult baseline(SourceTree tree, ScanPolicy policy, Focus focus) {
        return scan(tree, policy, focus, 0);
    }

    private ScanResult scan(SourceTree tree, ScanPolicy policy, Focus focus, long effort) {
        Workspace workspace = new Workspace(tree);
        workspace.load(firstRound(workspace, focus));
        Assembly assembly = new Assembly(workspace);
        Project project = assembly.project();
        Reports reports = new Reports(rules, policy);
        List<Report> found = reports.of(project, workspace);
        FixProof proof = new FixProof(assembly, reports, new FixProof.Before(project, found), effort);
        List<Finding> findings = findings(found, proof);
        return new ScanResult(
                project.services().stream().map(Scanner::service).toList(),
                findings,
                workspace.contents().size(),
                unread(workspace),
                tree.gaps());
    }

    private static List<String> firstRound(Workspace workspace, Focus focus) {
        List<String> scanned =
                workspace.paths().stream().filter(Relevance::isScanned).toList();
        boolean small = scanned.stream().filter(PythonPaths::isPython).count() <= SMALL;
        return scanned.stream()
                .filter(path ->
                        focus.everything() || small || focus.paths().contains(path) || !PythonPaths.isPython(path))
                .toList();
    }

    private static List<Finding> findings(List<Report> reports, FixProof proof) {
        Map<List<String>, Integer> seen = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Report report : reports) {
            int ordinal = seen.merge(report.subjects(), 1, Integer::sum);
            findings.add(new Finding(
                    report.rule(),
                    report.severity(),
                    report.exposure(),
                    Originals.of(report.place()),
                    report.message(),
                    Originals.of(report.evidence()),
                    report.suppression().isPresent()
                            ? Optional.empty()
                            : proof.proved(report).map(Originals::of),
                    Fingerprint.of(report.rule(), report.place().path(), report.subject(), ordinal),
                    report.suppression().map(Originals::of)));
        }
        return findings;
    }

    private static ServiceReport service(Service service) {
        return new ServiceReport(
                service.name(), service.place(), service.launcher(), service.role(), service.exposure());
    }

    private static List<Content.Unread> unread(Workspace workspace) {
        return workspace.contents().stream()
                .filter(Content.Unread.class::isInstance)
                .map(Content.Unread.class::cast)
                .toList();
    }
}
