package dev.undebug.service.packages;

import dev.undebug.flask.FlaskVersion;
import dev.undebug.python.eval.outcome.LibraryTraits;
import dev.undebug.python.eval.outcome.LibraryTraits.Connexion;
import dev.undebug.python.eval.outcome.Truth;
import java.util.Set;

/**
 * The installed packages of a program.
 *
 * @param wanted the required release of Flask
 * @param names the names of all required packages
 * @param lacksRunServer whether Dash is certainly a release without {@code app.run_server}
 * @param connexion the release of connexion
 * @param dotenv whether python-dotenv may be among them; without it nothing loads {@code .env} and {@code .flaskenv}
 * @param envFiles whether Flask may be a release that loads these files, with python-dotenv: 1.0 or later
 * @param python2 whether its Python is a Python 2, as far as that is certain
 * @param socketIo the release of Flask-SocketIO
 * @param quart the release of Quart
 */
public record Installed(
        FlaskVersions.Wanted wanted,
        Set<String> names,
        boolean lacksRunServer,
        Connexion connexion,
        boolean dotenv,
        boolean envFiles,
        Truth python2,
        SocketIoRelease socketIo,
        QuartRelease quart) {
    public Installed {
        names = Set.copyOf(names);
    }

    /** Returns the same packages with another release of Flask. */
    public Installed with(FlaskVersions.Wanted other) {
        return new Installed(other, names, lacksRunServer, connexion, dotenv, envFiles, python2, socketIo, quart);
    }

    public Installed with(boolean withoutRunServer) {
        return new Installed(wanted, names, withoutRunServer, connexion, dotenv, envFiles, python2, socketIo, quart);
    }

    public Installed with(Connexion release) {
        return new Installed(wanted, names, lacksRunServer, release, dotenv, envFiles, python2, socketIo, quart);
    }

    /** Returns the same packages for a program of which it is known whether its Python is a Python 2. */
    public Installed forPython(Truth two) {
        return new Installed(wanted, names, lacksRunServer, connexion, dotenv, envFiles, two, socketIo, quart);
    }

    public Installed with(SocketIoRelease release) {
        return new Installed(wanted, names, lacksRunServer, connexion, dotenv, envFiles, python2, release, quart);
    }

    public Installed with(QuartRelease release) {
        return new Installed(wanted, names, lacksRunServer, connexion, dotenv, envFiles, python2, socketIo, release);
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

    /** Returns what the packages certainly have, or certainly lack. */
    public LibraryTraits traits() {
        Truth runServer = lacksRunServer ? Truth.FALSE : Truth.UNKNOWN;
        if (!wanted.known()) {
            return new LibraryTraits(Truth.UNKNOWN, Truth.UNKNOWN, runServer, connexion, quart.ownVariables(), python2);
        }
        return flask().atLeast(1, 0)
                ? new LibraryTraits(
                        flask().atLeast(2, 3) ? Truth.FALSE : Truth.TRUE,
                        Truth.FALSE,
                        runServer,
                        connexion,
                        quart.ownVariables(),
                        python2)
                : new LibraryTraits(Truth.UNKNOWN, Truth.TRUE, runServer, connexion, quart.ownVariables(), python2);
    }

    /** Returns the release for judging {@code FLASK_ENV}; if unknown, one that reads it. */
    public FlaskVersion readingMode() {
        return wanted.known() ? flask() : FlaskVersion.LAST_WITH_MODE;
    }
}
