package dev.undebug.scan;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.source.Place;

/**
 * A service as a report shows it.
 *
 * @param name for example {@code web}
 * @param place the launch
 */
public record ServiceReport(String name, Place place, Launcher launcher, Role role, Exposure exposure) {}
