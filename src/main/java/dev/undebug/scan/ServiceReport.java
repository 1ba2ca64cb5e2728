package dev.undebug.scan;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.rule.Evidence;
import dev.undebug.source.Place;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A service as a report shows it.
 *
 * @param name for example {@code web}
 * @param place the launch
 * @param because what keeps debug mode off, or why that cannot be told; empty where it is on
 */
public record ServiceReport(
        String name, Place place, Launcher launcher, Role role, Exposure exposure, List<Evidence> because) {
    public ServiceReport {
        because = List.copyOf(because);
    }

    /**
     * Returns the reasons in one phrase, with a colon in front; empty where there is none.
     *
     * @param text how the text of one is shown that is at the launch, whose place is said already
     * @param evidence how another is shown, with its place
     */
    public String reasons(UnaryOperator<String> text, Function<Evidence, String> evidence) {
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
