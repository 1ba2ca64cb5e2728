package dev.undebug.scan.config;

import dev.undebug.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a repository's configuration asks of a scan.
 *
 * @param failOn findings at or above it block
 * @param ignore globs of paths in which nothing is reported
 * @param all whether what only development and tests meet is reported too, as low
 * @param roles who meets what is in some files
 * @param rules what is asked of some rules, by their ids
 */
public record ScanPolicy(
        Severity failOn, List<String> ignore, boolean all, PathRoles roles, Map<String, RuleSetting> rules) {
    public static final ScanPolicy DEFAULT = new ScanPolicy(Severity.HIGH, List.of());

    public ScanPolicy {
        ignore = List.copyOf(ignore);
        rules = Map.copyOf(rules);
    }

    public ScanPolicy(Severity failOn, List<String> ignore) {
        this(failOn, ignore, false, PathRoles.NONE, Map.of());
    }

    /** Returns whether a rule is switched off. */
    public boolean isOff(String rule) {
        return Optional.ofNullable(rules.get(rule)).filter(RuleSetting::off).isPresent();
    }

    /** Returns whether something that is found may not be listed. */
    public boolean keepsOut() {
        return !ignore.isEmpty() || rules.values().stream().anyMatch(RuleSetting::off);
    }

    public ScanPolicy withAll(boolean reportAll) {
        return new ScanPolicy(failOn, ignore, reportAll, roles, rules);
    }

    public ScanPolicy withFailOn(Severity severity) {
        return new ScanPolicy(severity, ignore, all, roles, rules);
    }
}
