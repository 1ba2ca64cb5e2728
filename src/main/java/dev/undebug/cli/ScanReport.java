package dev.undebug.cli;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.Extent;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.ServiceReport;
import dev.undebug.source.Content;
import java.util.List;

/**
 * The content of a report.
 *
 * @param files the number of files read
 * @param failOn findings at or above it block
 * @param unread relevant files that could not be read, or not completely
 * @param notes sentences about other gaps
 * @param extent the coverage of the scan
 */
record ScanReport(
        List<ServiceReport> services,
        List<Finding> findings,
        int files,
        Severity failOn,
        List<Content.Unread> unread,
        List<String> notes,
        Extent extent) {
    ScanReport {
        services = List.copyOf(services);
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
        notes = List.copyOf(notes);
    }

    static ScanReport of(ScanResult result, List<Finding> findings, Severity failOn) {
        return new ScanReport(
                result.services(), findings, result.files(), failOn, result.unread(), result.notes(), result.extent());
    }

    /** Returns the findings that no comment in the source allows. */
    List<Finding> open() {
        return findings.stream().filter(finding -> !finding.suppressed()).toList();
    }

    /** Returns whether every file that may start or configure something was read. */
    boolean isWhole() {
        return extent.whole() && extent.looked() && unread.stream().noneMatch(Content.Unread::withheld);
    }

    boolean blocks() {
        return open().stream().anyMatch(finding -> finding.severity().atLeast(failOn));
    }
}
