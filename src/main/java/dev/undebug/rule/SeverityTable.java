package dev.undebug.rule;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.service.Reach;
import java.util.Optional;

/** How bad an exposure is to whom: the only place where a severity is decided. */
public final class SeverityTable {
    private SeverityTable() {}

    /** Returns the severity of a reach; empty where nothing is to be said. */
    public static Optional<Severity> severity(Reach reach) {
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
            case FLAG -> staging ? Severity.LOW : Severity.MEDIUM;
            case DORMANT, UNKNOWN, NONE -> Severity.LOW;
        };
    }
}
