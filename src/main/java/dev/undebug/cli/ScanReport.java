package dev.undebug.cli;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.Extent;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.ServiceReport;
import dev.undebug.source.Content;
import java.util.List;

/**
 * What a report shows.
 *
 * @param files how many files were read
 * @param failOn findings at or above it block
 * @param unread files that matter and could not be read, or not to their end
 * @param extent how far the scan went
 */
record ScanReport(
        List<ServiceReport> services,
        List<Finding> findings,
        int files,
        Severity failOn,
        List<Content.Unread> unread,
        Extent extent) {
    ScanReport {
        services = List.copyOf(services);
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
    }

    static ScanReport of(ScanResult result, List<Finding> findings, Severity failOn) {
        return new ScanReport(result.services(), findings, result.files(), failOn, result.unread(), result.extent());
    }

    /** Returns the findings that no comment in the source allows. */
    List<Finding> open() {
        return findings.stream().filter(finding -> !finding.suppressed()).toList();
    }

    /** Returns whether nothing that may start or configure something was passed over. */
    boolean isWhole() {
        return extent.whole() && unread.stream().noneMatch(Content.Unread::withheld);
    }

    boolean blocks() {
        return open().stream().anyMatch(finding -> finding.severity().atLeast(failOn));
    }
}
