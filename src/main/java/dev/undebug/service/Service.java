package dev.undebug.service;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.List;

/**
 * A launch joined with the code that it starts.
 *
 * @param name for example {@code web}
 * @param place the launch
 * @param exposure what a stranger gets
 * @param because the reason why debug mode is off or cannot be determined; empty if it is on
 * @param unknowns all that is unknown of it, what {@code because} tells included; empty if the exposure is known
 */
public record Service(
        String name,
        Place place,
        Launcher launcher,
        Role role,
        Exposure exposure,
        List<EvidenceStep> because,
        List<EvidenceStep> unknowns) {
    /** A line has room for one decision and its origin. */
    private static final int MOST = 2;

    public Service {
        because = List.copyOf(because.subList(0, Math.min(because.size(), MOST)));
        unknowns = List.copyOf(unknowns);
    }
}
