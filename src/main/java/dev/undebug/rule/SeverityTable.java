package dev.undebug.rule;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.service.verdict.Reach;
import java.util.Optional;

/** Maps exposure and role to a severity. No other code decides severities. */
public final class SeverityTable {
    private SeverityTable() {}

    /** Returns the severity of a finding for a reach; empty for no finding. */
    public static Optional<Severity> severity(Grading grading, Reach reach) {
        if (grading.kind() == Grading.Kind.GIVEN_AWAY) {
            return Optional.of(reach.role().isPrivate() ? Severity.LOW : grading.limit());
        }
        if (isSilent(reach)) {
            return Optional.empty();
        }
        if (grading.kind() == Grading.Kind.FIXED) {
            return Optional.of(fixed(grading.limit(), reach));
        }
        boolean seen = reach.certain() || reach.mayNotStart();
        Severity known = seen ? evaluated(reach) : Severity.LOW;
        boolean doubtful = reach.isExample()
                || reach.isPartOfPackage()
                || reach.isPresumed()
                || reach.mayNotStart()
                || reach.needsArguments()
                || reach.isOnlyInImage()
                || reach.staysOnMachine()
                || reach.startsAlone()
                || reach.answeredBy().isPresent()
                || (reach.byHand().isPresent() && !reach.listensForOthers());
        Severity severity = doubtful ? atMost(known, Severity.MEDIUM) : known;
        if (reach.exposure() == Exposure.FLAG && reach.isOnlyInImage()) {
            severity = Severity.LOW;
        }
        boolean nothing = reach.exposure() == Exposure.NONE;
        return nothing ? Optional.empty() : Optional.of(atMost(graded(severity, grading), grading.limit()));
    }

    private static Severity graded(Severity severity, Grading grading) {
        return grading.kind() == Grading.Kind.LESS_THAN_EXPOSURE ? severity.lower() : severity;
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
        return reach.exposure() != Exposure.DORMANT && reach.role().isPrivate();
    }

    /** Code that was not evaluated may change the view, so the severity is one step lower. */
    private static Severity evaluated(Reach reach) {
        return reach.evaluated() ? certain(reach) : certain(reach).lower();
    }

    private static Severity certain(Reach reach) {
        boolean staging = reach.role() == Role.STAGING;
        return switch (reach.exposure()) {
            case CONSOLE -> reach.shown() && !staging ? Severity.CRITICAL : Severity.HIGH;
            case TRACEBACK, SETTINGS -> staging ? Severity.MEDIUM : Severity.HIGH;
            // UNKNOWN here means a latent read: another value of an environment variable would turn it on.
            case FLAG, UNKNOWN -> staging ? Severity.LOW : Severity.MEDIUM;
            case DORMANT, NONE -> Severity.LOW;
        };
    }
}
