package dev.undebug.scan;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A service in a report.
 *
 * @param name for example {@code web}
 * @param place the launch
 * @param because the reason why debug mode is off or unknown; empty if it is on
 * @param unknowns all that is unknown of it; empty if the exposure is known
 */
public record ServiceReport(
        String name,
        Place place,
        Launcher launcher,
        Role role,
        Exposure exposure,
        List<EvidenceStep> because,
        List<EvidenceStep> unknowns) {
    public ServiceReport {
        because = List.copyOf(because);
        unknowns = List.copyOf(unknowns);
    }

    /**
     * Returns the reasons in one phrase with a leading colon; empty without reasons.
     *
     * @param text formats a reason at the launch, whose place the report already shows
     * @param evidence formats any other reason, with its place
     */
    public String reasons(UnaryOperator<String> text, Function<EvidenceStep, String> evidence) {
        String reasons = because.stream()
                .map(reason -> isLaunch(reason.place()) ? text.apply(reason.text()) : evidence.apply(reason))
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "" : ": " + reasons;
    }

    /** Returns the reasons in plain text. */
    public String reasons() {
        return reasons(UnaryOperator.identity(), reason -> reason.place() + " " + reason.text());
    }

    /** Returns whether a place is on the line of the launch. */
    public boolean isLaunch(Place other) {
        return other.path().equals(place.path()) && other.line() == place.line();
    }
}
