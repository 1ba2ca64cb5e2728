package dev.undebug.rule;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.service.verdict.Reach;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How bad an exposure is to whom: the only place where a severity is decided. */
public final class SeverityTable {
    /** What is said whatever a stranger gets: the rule is about what the repository says, not about what comes of it. */
    private static final Map<String, Severity> FIXED = Map.of(
            "flask-env-development", Severity.HIGH,
            "flask-env-ignored", Severity.LOW,
            "dev-server-in-production", Severity.LOW,
            "environments-disagree", Severity.LOW,
            "wsgi-reload", Severity.LOW,
            "stale-suppression", Severity.LOW);

    /** What is a nuisance and no hole, or what other tools own. */
    private static final Set<String> LOW = Set.of("django-debug");

    /** Rules about what shows something, or helps another mistake to show it. */
    private static final Set<String> MEDIUM =
            Set.of("traceback-in-response", "propagate-exceptions", "fastapi-debug", "bottle-debug", "tornado-debug");

    /** Rules about what the repository itself gives away to whoever reads it: nothing has to be started for that. */
    private static final Set<String> GIVEN_AWAY = Set.of("env-file-committed");

    private SeverityTable() {}

    /** Returns the severity of a rule's finding for a reach; empty where nothing is to be said. */
    public static Optional<Severity> severity(String rule, Reach reach) {
        if (GIVEN_AWAY.contains(rule)) {
            return Optional.of(isPrivate(reach.role()) ? Severity.LOW : Severity.MEDIUM);
        }
        if (isSilent(reach)) {
            return Optional.empty();
        }
        Severity severity = reach.certain() ? certain(reach) : Severity.LOW;
        @Nullable Severity fixed = FIXED.get(rule);
        if (fixed != null) {
            return Optional.of(fixed(fixed, reach));
        }
        boolean nothing = reach.exposure() == Exposure.NONE;
        return nothing ? Optional.empty() : Optional.of(atMost(severity, limit(rule)));
    }

    private static Severity limit(String rule) {
        if (LOW.contains(rule)) {
            return Severity.LOW;
        }
        return MEDIUM.contains(rule) ? Severity.MEDIUM : Severity.CRITICAL;
    }

    private static Severity fixed(Severity severity, Reach reach) {
        if (reach.exposure() == Exposure.DORMANT || !reach.certain()) {
            return Severity.LOW;
        }
        return reach.role() == Role.STAGING ? atMost(severity, Severity.MEDIUM) : severity;
    }

    private static Severity atMost(Severity severity, Severity limit) {
        return severity.atLeast(limit) ? limit : severity;
    }

    private static boolean isSilent(Reach reach) {
        return reach.exposure() != Exposure.DORMANT && isPrivate(reach.role());
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
