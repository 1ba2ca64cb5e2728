package dev.undebug.scan.config;

import dev.undebug.rule.Severity;
import java.util.Optional;

/**
 * A repository's setting for a rule.
 *
 * @param severity of all its findings; empty if the rule is off
 */
public record RuleSetting(Optional<Severity> severity) {
    static final RuleSetting OFF = new RuleSetting(Optional.empty());

    boolean off() {
        return severity.isEmpty();
    }

    static RuleSetting as(Severity severity) {
        return new RuleSetting(Optional.of(severity));
    }
}
