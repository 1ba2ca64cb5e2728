package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.source.Content;
import java.util.List;

/**
 * The result of a scan of one tree.
 *
 * @param findings sorted by path, place and rule; suppressed ones included and marked
 * @param covered findings not listed because a worse finding says the same
 * @param keptOut findings that the configuration removes from the list
 * @param files the number of files read
 * @param unread relevant files that could not be read
 * @param notes sentences about other gaps, such as a truncated tree
 * @param extent the coverage of the scan
 */
public record ScanResult(
        List<ServiceReport> services,
        List<Finding> findings,
        List<Finding> covered,
        List<Finding> keptOut,
        int files,
        List<Content.Unread> unread,
        List<String> notes,
        Extent extent) {
    public ScanResult {
        services = List.copyOf(services);
        findings = List.copyOf(findings);
        covered = List.copyOf(covered);
        keptOut = List.copyOf(keptOut);
        unread = List.copyOf(unread);
        notes = List.copyOf(notes);
    }

    /** Returns the same scan with other findings. */
    public ScanResult with(List<Finding> others) {
        return new ScanResult(services, others, covered, keptOut, files, unread, notes, extent);
    }
}
