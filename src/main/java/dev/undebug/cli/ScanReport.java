package dev.undebug.cli;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.Extent;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.ServiceReport;
import java.util.List;

/**
 * What a report shows.
 *
 * @param files how many files were read
 * @param failOn findings at or above it block
 * @param extent how far the scan went
 */
record ScanReport(List<ServiceReport> services, List<Finding> findings, int files, Severity failOn, Extent extent) {
    ScanReport {
        services = List.copyOf(services);
        findings = List.copyOf(findings);
    }

    static ScanReport of(ScanResult result, List<Finding> findings, Severity failOn) {
        return new ScanReport(result.services(), findings, result.files(), failOn, result.extent());
    }

    /** Returns the findings that no comment in the source allows. */
    List<Finding> open() {
        return findings.stream().filter(finding -> !finding.suppressed()).toList();
    }

    boolean blocks() {
        return open().stream().anyMatch(finding -> finding.severity().atLeast(failOn));
    }
}
