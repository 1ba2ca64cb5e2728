package dev.undebug.scan;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.service.Assembly;
import dev.undebug.service.Project;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves a fix before it is offered: applied, the text parses as before, the finding is gone, no new one is there and no
 * other is worse.
 */
final class FixProof {
    private final Assembly assembly;
    private final Reports reports;
    private final List<Report> before;
    private final long failing;

    /**
     * @param project what the assembly gives
     * @param before what the reports give for it
     */
    FixProof(Assembly assembly, Project project, Reports reports, List<Report> before) {
        this.assembly = assembly;
        this.reports = reports;
        this.before = before;
        this.failing = project.failing();
    }

    Optional<Fix> proved(Report report) {
        return report.fixes().stream().filter(fix -> holds(report, fix)).findFirst();
    }

    private boolean holds(Report report, Fix fix) {
        List<SourceFile> fixed = apply(fix);
        if (fixed.isEmpty()) {
            return false;
        }
        Map<List<String>, List<Severity>> rest = severities(before);
        rest.getOrDefault(report.subjects(), new ArrayList<>()).remove(report.severity());
        Assembly changed = assembly.with(fixed);
        Project project = changed.project();
        // A program that fails has no findings.
        if (project.failing() > failing) {
            return false;
        }
        List<Report> after = reports.of(project, changed.workspace());
        return severities(after).entrySet().stream()
                .allMatch(entry -> noWorse(entry.getValue(), rest.getOrDefault(entry.getKey(), List.of())));
    }

    /** A fix may make other findings milder: a variable that is off keeps a setting in code from taking effect. */
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

    /** Returns the severities, worst first, of what is reported on each subject. */
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

    /** Returns the fixed files; none if a fixed file no longer parses as well as before. */
    private static List<SourceFile> apply(Fix fix) {
        Map<SourceFile, List<Edit>> byFile = new LinkedHashMap<>();
        fix.edits().forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>())
                .add(edit));
        List<SourceFile> fixed = new ArrayList<>();
        for (Map.Entry<SourceFile, List<Edit>> entry : byFile.entrySet()) {
            SourceFile old = entry.getKey();
            SourceFile next = new SourceFile(old.path(), Edit.apply(old.text(), entry.getValue()));
            if (Relevance.isPython(old.path()) && broken(next) > broken(old)) {
                return List.of();
            }
            fixed.add(next);
        }
        return fixed;
    }

    private static int broken(SourceFile file) {
        return Brokenness.count(PythonModule.parse(file));
    }
}
