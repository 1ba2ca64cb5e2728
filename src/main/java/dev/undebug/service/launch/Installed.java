package dev.undebug.service.launch;

import dev.undebug.flask.FlaskVersion;
import java.util.Set;

/**
 * The packages that a program finds.
 *
 * @param wanted the release of Flask that the repository asks for
 * @param names those that the repository asks for by name
 */
public record Installed(FlaskVersions.Wanted wanted, Set<String> names) {
    public Installed {
        names = Set.copyOf(names);
    }

    public FlaskVersion flask() {
        return wanted.version();
    }

    /** Returns whether Flask certainly takes no notice of {@code FLASK_ENV}. */
    public boolean ignoresMode() {
        return wanted.known() && flask().atLeast(2, 3);
    }

    /** Returns the release by which {@code FLASK_ENV} is judged: where it is not known, one that reads it. */
    public FlaskVersion readingMode() {
        return wanted.known() ? flask() : FlaskVersion.LAST_WITH_MODE;
    }
}
