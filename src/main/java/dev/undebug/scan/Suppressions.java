package dev.undebug.scan;

import dev.undebug.rule.Suppression;
import dev.undebug.scan.allow.Allowance;
import dev.undebug.scan.allow.Allowances;
import dev.undebug.scan.config.Globs;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Marks the reports that a comment in the source allows, and reports unused comments. */
final class Suppressions {
    private final Allowances allowances;
    private final boolean reportsStale;
    private final Globs ignored;

    private final boolean count;

    /**
     * @param rules the ids of all rules
     * @param ignored paths without reports
     * @param count whether comments allow anything
     */
    Suppressions(List<String> rules, Globs ignored, boolean count) {
        this.allowances = new Allowances(rules);
        this.reportsStale = rules.contains(StaleComments.RULE.id());
        this.ignored = ignored;
        this.count = count;
    }

    List<Report> apply(List<Report> reports, Workspace workspace) {
        Map<Allowance, Set<String>> used = new HashMap<>();
        List<Report> all = new ArrayList<>();
        for (Report report : reports) {
            List<Allowance> allowing = count ? allowances.allowing(report.rule(), report.place()) : List.of();
            allowing.forEach(allowance ->
                    used.computeIfAbsent(allowance, key -> new HashSet<>()).add(report.rule()));
            all.add(allowing.isEmpty() ? report : report.allowed(suppression(allowing.get(0))));
        }
        if (reportsStale) {
            all.addAll(stale(workspace, used));
        }
        return all;
    }

    private static Suppression suppression(Allowance allowance) {
        return new Suppression(allowance.place(), allowance.reason(), allowance.isBare());
    }

    private List<Report> stale(Workspace workspace, Map<Allowance, Set<String>> used) {
        // An unread program may cause a finding in a file that was read.
        boolean whole = workspace.readWhole(PythonPaths::isPython);
        List<Report> stale = new ArrayList<>();
        for (Content content : workspace.contents()) {
            if (content instanceof Content.Decoded decoded && isJudged(decoded.file(), whole)) {
                for (Allowance allowance : allowances.of(decoded.file())) {
                    (count
                                    ? StaleComments.report(allowance, used.getOrDefault(allowance, Set.of()))
                                    : StaleComments.withoutEffect(allowance))
                            .ifPresent(stale::add);
                }
            }
        }
        return stale;
    }

    private boolean isJudged(SourceFile file, boolean whole) {
        return (whole || !PythonPaths.isPython(file.path()))
                && !CodeRole.isTest(file.path())
                && !ignored.matches(file.path());
    }
}
