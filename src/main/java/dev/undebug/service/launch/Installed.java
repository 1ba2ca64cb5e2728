package dev.undebug.service.launch;

import dev.undebug.flask.FlaskVersion;
import dev.undebug.python.eval.outcome.FlaskTraits;
import dev.undebug.python.eval.outcome.Truth;
import java.util.Set;

/**
 * The installed packages of a program.
 *
 * @param wanted the required release of Flask
 * @param names the names of all required packages
 * @param dotenv whether python-dotenv may be among them; without it nothing loads {@code .env} and {@code .flaskenv}
 */
public record Installed(FlaskVersions.Wanted wanted, Set<String> names, boolean dotenv) {
    public Installed {
        names = Set.copyOf(names);
    }

    public FlaskVersion flask() {
        return wanted.version();
    }

    /** Returns whether Flask may read {@code FLASK_ENV}: releases before 1.0 do not know it, 2.3 dropped it. */
    public boolean mayReadMode() {
        return !wanted.known() || (flask().atLeast(1, 0) && !flask().atLeast(2, 3));
    }

    /** Returns whether Flask certainly ignores {@code FLASK_ENV}, which earlier releases read. */
    public boolean ignoresMode() {
        return wanted.known() && flask().atLeast(2, 3);
    }

    /** Returns what Flask certainly has, or certainly lacks. */
    FlaskTraits traits() {
        if (!wanted.known()) {
            return FlaskTraits.UNKNOWN;
        }
        return flask().atLeast(1, 0)
                ? new FlaskTraits(flask().atLeast(2, 3) ? Truth.FALSE : Truth.TRUE, Truth.FALSE)
                : new FlaskTraits(Truth.UNKNOWN, Truth.TRUE);
    }

    /** Returns the release for judging {@code FLASK_ENV}; if unknown, one that reads it. */
    public FlaskVersion readingMode() {
        return wanted.known() ? flask() : FlaskVersion.LAST_WITH_MODE;
    }
}
