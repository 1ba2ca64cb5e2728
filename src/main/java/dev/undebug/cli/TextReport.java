package dev.undebug.cli;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.source.Position;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes the report for people. */
final class TextReport implements ReportFormat {
    static final int WIDTH = 96;

    @Override
    public void write(ScanReport report, PrintWriter out) {
        if (!report.services().isEmpty()) {
            ServiceTable.lines(report.services()).forEach(line -> out.print(line + "\n"));
            out.print("\n");
        }
        report.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> finding(finding, out));
        out.print(summary(report) + "\n");
        if (!report.extent().whole()) {
            out.print(
                    "NOT FINISHED: a part of the repository was not evaluated, and its services are unknown. Findings may be"
                            + " missing.\n");
        } else if (!report.isWhole()) {
            out.print(
                    "NOT COMPLETE: a file that may start or configure something was not read. Findings may be missing.\n");
        }
        if (!report.extent().proved()) {
            out.print("Not every fix was tested: some findings have no fix yet.\n");
        }
    }

    private static void finding(Finding finding, PrintWriter out) {
        Position start = finding.place().range().start();
        String title = "%s  %s  %s:%d:%d%s"
                .formatted(
                        finding.severity().id().toUpperCase(Locale.ROOT),
                        finding.rule(),
                        Printable.of(finding.place().path()),
                        start.line(),
                        start.column(),
                        finding.suppressed() ? "  (allowed by a comment)" : "");
        out.print(title + "\n");
        finding.suppression()
                .ifPresent(comment -> out.print(
                        "  allowed on line " + comment.place().line() + ": " + Printable.of(comment.reason()) + "\n"));
        SourceExcerpt.of(finding.place()).forEach(line -> out.print("  " + line + "\n"));
        Printable.wrapped(finding.message(), WIDTH).forEach(line -> out.print("  " + line + "\n"));
        evidence(finding, out);
        finding.fix().ifPresent(fix -> fix(fix, out));
        out.print("\n");
    }

    private static void evidence(Finding finding, PrintWriter out) {
        if (finding.evidence().isEmpty()) {
            return;
        }
        out.print("  because\n");
        List<List<String>> rows = finding.evidence().stream()
                .map(link -> List.of(link.place().toString(), link.text()))
                .toList();
        TextTable.lines(rows).forEach(line -> out.print("    " + line + "\n"));
    }

    private static void fix(Fix fix, PrintWriter out) {
        out.print("  fix: " + Printable.of(fix.description()) + "\n");
        FixDiff.of(fix).forEach(line -> out.print("    " + line + "\n"));
    }

    private static String summary(ScanReport report) {
        List<Finding> open = report.open();
        int suppressed = report.findings().size() - open.size();
        String allowed = suppressed == 0 ? "" : " " + suppressed + " allowed by comments.";
        String files = count(report.files(), "file");
        if (open.isEmpty()) {
            return "No findings in " + files + "." + allowed;
        }
        String verdict = report.blocks()
                ? "Blocking: at or above " + report.failOn().id() + "."
                : "None at or above " + report.failOn().id() + ".";
        return count(open.size(), "finding") + " in " + files + ": " + severities(open) + ". " + verdict + allowed;
    }

    private static String severities(List<Finding> findings) {
        List<Severity> worstFirst = Arrays.asList(Severity.values());
        Collections.reverse(worstFirst);
        List<String> counts = new ArrayList<>();
        for (Severity severity : worstFirst) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity.id());
            }
        }
        return String.join(", ", counts);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
