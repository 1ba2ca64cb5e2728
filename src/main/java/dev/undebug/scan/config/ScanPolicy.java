package dev.undebug.scan.config;

import dev.undebug.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository's settings for scans.
 *
 * @param failOn the lowest severity that blocks
 * @param ignore path globs without findings
 * @param all whether findings in development and tests are listed too, as low
 * @param allowComments whether comments in the source allow findings
 * @param roles the configured roles of files
 * @param rules the settings of rules, by id
 */
public record ScanPolicy(
        Severity failOn,
        List<String> ignore,
        boolean all,
        boolean allowComments,
        PathRoles roles,
        Map<String, RuleSetting> rules) {
    public static final ScanPolicy DEFAULT = new ScanPolicy(Severity.HIGH, List.of());

    public ScanPolicy {
        ignore = List.copyOf(ignore);
        rules = Map.copyOf(rules);
    }

    public ScanPolicy(Severity failOn, List<String> ignore) {
        this(failOn, ignore, false, true, PathRoles.NONE, Map.of());
    }

    /** Returns whether a rule is off. */
    public boolean isOff(String rule) {
        return Optional.ofNullable(rules.get(rule)).filter(RuleSetting::off).isPresent();
    }

    /** Returns whether the policy may remove findings from the list. */
    public boolean keepsOut() {
        return !ignore.isEmpty() || rules.values().stream().anyMatch(RuleSetting::off);
    }

    public ScanPolicy withAll(boolean reportAll) {
        return new ScanPolicy(failOn, ignore, reportAll, allowComments, roles, rules);
    }

    public ScanPolicy withFailOn(Severity severity) {
        return new ScanPolicy(severity, ignore, all, allowComments, roles, rules);
    }
}
