package dev.undebug.scan;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.rule.Fix;
import dev.undebug.scan.Report.Identity;
import dev.undebug.service.Assembly;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves a fix before it is offered: applied, the text parses as before, the finding is gone, no new one is there and no
 * other changed.
 */
final class FixProof {
    private final Assembly assembly;
    private final Reports reports;
    private final List<Report> before;

    FixProof(Assembly assembly, Reports reports, List<Report> before) {
        this.assembly = assembly;
        this.reports = reports;
        this.before = before;
    }

    Optional<Fix> proved(Report report) {
        return report.fix().filter(fix -> holds(report, fix));
    }

    private boolean holds(Report report, Fix fix) {
        List<SourceFile> fixed = apply(fix);
        if (fixed.isEmpty()) {
            return false;
        }
        List<Report> after = reports.of(assembly.with(fixed).project());
        return identities(after).equals(without(report));
    }

    private List<Identity> without(Report report) {
        List<Identity> rest = identities(before);
        rest.remove(report.identity());
        return rest;
    }

    private static List<Identity> identities(List<Report> reports) {
        List<Identity> identities =
                new ArrayList<>(reports.stream().map(Report::identity).toList());
        identities.sort((a, b) -> a.toString().compareTo(b.toString()));
        return identities;
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
