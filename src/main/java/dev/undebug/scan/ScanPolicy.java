package dev.undebug.scan;

import dev.undebug.rule.Severity;
import java.util.List;

/**
 * What a repository's configuration asks of a scan.
 *
 * @param failOn findings at or above it block
 * @param ignore globs of paths in which nothing is reported
 * @param all whether what only development and tests meet is reported too, as low
 */
public record ScanPolicy(Severity failOn, List<String> ignore, boolean all) {
    public static final ScanPolicy DEFAULT = new ScanPolicy(Severity.HIGH, List.of());

    public ScanPolicy {
        ignore = List.copyOf(ignore);
    }

    public ScanPolicy(Severity failOn, List<String> ignore) {
        this(failOn, ignore, false);
    }

    public ScanPolicy withAll(boolean reportAll) {
        return new ScanPolicy(failOn, ignore, reportAll);
    }

    public ScanPolicy withFailOn(Severity severity) {
        return new ScanPolicy(severity, ignore, all);
    }
}
