package dev.undebug.scan;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.rule.Evidence;
import dev.undebug.source.Place;
import java.util.List;

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

    /** Returns whether a place is on the line of the launch. */
    public boolean isLaunch(Place other) {
        return other.path().equals(place.path()) && other.line() == place.line();
    }
}
