package dev.undebug.scan.config;

import dev.undebug.rule.Severity;
import java.util.Optional;

/**
 * What a configuration asks of a rule.
 *
 * @param severity of all of its findings; empty where it is off
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
