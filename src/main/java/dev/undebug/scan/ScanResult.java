package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.source.Content;
import java.util.List;

/**
 * What a scan of one tree gives.
 *
 * @param findings sorted by path, place and rule; suppressed ones included and marked
 * @param covered what is found too and a worse finding says already, so that people are not told of it
 * @param keptOut what the configuration keeps out of the list
 * @param files how many files were read
 * @param unread files that matter and could not be read
 * @param notes sentences on what else could not be looked at, such as a truncated tree
 * @param extent how far the scan went
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
}
