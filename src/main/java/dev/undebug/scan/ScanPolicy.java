package dev.undebug.scan;

import dev.undebug.rule.Severity;
import java.util.List;

/**
 * What a repository's configuration asks of a scan.
 *
 * @param failOn findings at or above it block
 * @param ignore globs of paths in which nothing is reported
 */
public record ScanPolicy(Severity failOn, List<String> ignore) {
    public static final ScanPolicy DEFAULT = new ScanPolicy(Severity.HIGH, List.of());

    public ScanPolicy {
        ignore = List.copyOf(ignore);
    }
}
