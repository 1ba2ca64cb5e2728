package dev.undebug.scan;

import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves a fix before it is offered: with the fix applied, the text parses as before, the finding is gone, there is no
 * new one, and no other is worse.
 */
final class FixProof {
    /** The work of reporting a finding again and comparing it, in units of {@link WorkBudget}; measured. */
    static final long REPORT_WORK = 150;

    private final ProjectBuilder builder;
    private final Reports reports;
    private final List<Report> before;
    private final long failing;
    private final int unfinished;
    private final long most;
    private long done;
    private boolean gaveUp;

    /** The state before any fix. */
    record Before(Project project, List<Report> reports) {}

    /** @param budget the limit of work; beyond it, no more fixes are proved */
    FixProof(ProjectBuilder builder, Reports reports, Before before, long budget) {
        this.builder = builder;
        this.reports = reports;
        this.before = before.reports;
        this.failing = before.project.failing();
        this.unfinished = before.project.unfinished().size();
        this.most = budget;
    }

    Optional<Fix> proved(Report report) {
        return report.fixes().stream().filter(fix -> holds(report, fix)).findFirst();
    }

    /** Returns whether a fix was not tried, or not to the end, because the budget was spent. */
    boolean gaveUp() {
        return gaveUp;
    }

    private boolean holds(Report report, Fix fix) {
        List<SourceFile> files = gaveUp ? List.of() : FixedFiles.of(fix);
        if (files.isEmpty()) {
            return false;
        }
        WorkBudget budget = new WorkBudget(most - done);
        ProjectBuilder fixed = builder.with(files, budget);
        boolean better = budget.tryCharge(REPORT_WORK * before.size())
                && files.stream().allMatch(file -> parsesAsBefore(file.path(), fixed))
                && isBetter(report, fixed);
        done += budget.done();
        gaveUp = budget.spent();
        return better && !gaveUp;
    }

    private boolean parsesAsBefore(String path, ProjectBuilder fixed) {
        return !PythonPaths.isPython(path) || broken(path, fixed) <= broken(path, builder);
    }

    private static long broken(String path, ProjectBuilder builder) {
        return builder.module(path).map(Brokenness::count).orElseThrow();
    }

    private boolean isBetter(Report fixed, ProjectBuilder changed) {
        Project after = changed.project();
        // A program that fails or is not evaluated to its end has no findings, so a fix must not make one so.
        if (after.failing() > failing || after.unfinished().size() > unfinished) {
            return false;
        }
        Map<List<String>, List<Severity>> rest = severities(before);
        rest.getOrDefault(fixed.subjects(), new ArrayList<>()).remove(fixed.severity());
        return severities(reports.of(after, changed)).entrySet().stream()
                .allMatch(entry -> noWorse(entry.getValue(), rest.getOrDefault(entry.getKey(), List.of())));
    }

    /** A fix may lower other findings: a variable that is off keeps a setting in code from taking effect. */
    private static boolean noWorse(List<Severity> after, List<Severity> before) {
        if (after.size() > before.size()) {
            return false;
        }
        for (int i = 0; i < after.size(); i++) {
            if (!before.get(i).atLeast(after.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the severities of the reports on each subject, worst first. */
    private static Map<List<String>, List<Severity>> severities(List<Report> reports) {
        Map<List<String>, List<Severity>> severities = new HashMap<>();
        for (Report report : reports) {
            severities
                    .computeIfAbsent(report.subjects(), key -> new ArrayList<>())
                    .add(report.severity());
        }
        severities.values().forEach(list -> list.sort(Comparator.reverseOrder()));
        return severities;
    }
}
