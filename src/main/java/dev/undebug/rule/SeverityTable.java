package dev.undebug.rule;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.service.Reach;
import java.util.Optional;
import java.util.Set;

/** How bad an exposure is to whom: the only place where a severity is decided. */
public final class SeverityTable {
    /** Rules about what is a nuisance and no hole, or what other tools own. */
    private static final Set<String> LOW = Set.of(
            "dev-server-in-production",
            "environments-disagree",
            "wsgi-reload",
            "flask-env-ignored",
            "stale-suppression",
            "django-debug");

    /** Rules about what shows something, or helps another mistake to show it. */
    private static final Set<String> MEDIUM = Set.of(
            "env-file-committed",
            "traceback-in-response",
            "propagate-exceptions",
            "fastapi-debug",
            "bottle-debug",
            "tornado-debug");

    private SeverityTable() {}

    /** Returns the severity of a rule's finding for a reach; empty where nothing is to be said. */
    public static Optional<Severity> severity(String rule, Reach reach) {
        return severity(reach).map(severity -> atMost(severity, limit(rule)));
    }

    private static Severity limit(String rule) {
        if (LOW.contains(rule)) {
            return Severity.LOW;
        }
        return MEDIUM.contains(rule) ? Severity.MEDIUM : Severity.CRITICAL;
    }

    private static Severity atMost(Severity severity, Severity limit) {
        return severity.atLeast(limit) ? limit : severity;
    }

    private static Optional<Severity> severity(Reach reach) {
        boolean nobody = reach.exposure() == Exposure.NONE;
        boolean quiet = reach.exposure() != Exposure.DORMANT && isPrivate(reach.role());
        if (nobody || quiet) {
            return Optional.empty();
        }
        return Optional.of(reach.certain() ? certain(reach) : Severity.LOW);
    }

    /** Returns whether only the people who work on the code meet a role. */
    public static boolean isPrivate(Role role) {
        return role == Role.DEVELOPMENT || role == Role.TEST;
    }

    private static Severity certain(Reach reach) {
        boolean staging = reach.role() == Role.STAGING;
        return switch (reach.exposure()) {
            case CONSOLE -> reach.shown() && !staging ? Severity.CRITICAL : Severity.HIGH;
            case TRACEBACK -> staging ? Severity.MEDIUM : Severity.HIGH;
            // What is unknown here waits for another value of an environment variable.
            case FLAG, UNKNOWN -> staging ? Severity.LOW : Severity.MEDIUM;
            case DORMANT, NONE -> Severity.LOW;
        };
    }
}
