package dev.undebug.scan;

import dev.undebug.source.Edit;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.Set;

/**
 * Fixes that each turn off the very literal that is reported: {@code DEBUG = True} to {@code DEBUG = False}. Each ends its
 * own finding whatever the others do, and leaves every name in place, so that one proof serves all, even in one program.
 * That is not so where an argument is dropped: another setting takes its place.
 */
final class LiteralFixes {
    private static final Set<String> ON = Set.of("True", "1");
    private static final Set<String> OFF = Set.of("False", "0", "None");

    private LiteralFixes() {}

    /** Returns the reports whose preferred fixes are such. */
    static List<ProposedFix> among(List<Report> reports) {
        return reports.stream()
                .filter(report -> !report.fixes().isEmpty() && turnsOff(report))
                .flatMap(report -> ProposedFix.of(report).stream())
                .toList();
    }

    private static boolean turnsOff(Report report) {
        List<Edit> edits = report.fixes().get(0).edits();
        Edit edit = edits.get(0);
        return edits.size() == 1
                && PythonPaths.isPython(edit.path())
                && OFF.contains(edit.text())
                && report.place().path().equals(edit.path())
                && report.place().span().contains(edit.span())
                && ON.contains(edit.file()
                        .text()
                        .substring(edit.span().start(), edit.span().end()));
    }
}
