package dev.undebug.flask;

import java.util.Optional;

/**
 * The command {@code flask run}. It overwrites the application's own debug flag since Flask 1.0.
 *
 * @param debug {@code --debug} or {@code --no-debug}
 * @param before whether that option is before {@code run}
 * @param debugger {@code --debugger} or {@code --no-debugger}
 * @param setting the application's debug flag, as set in code
 */
public record FlaskRun(Optional<Flag> debug, boolean before, Optional<Flag> debugger, Optional<Flag> setting)
        implements ServerRun {

    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        if (!version.atLeast(0, 11)) {
            return Outcome.refused("n/a");
        }
        if (debug.isPresent() && !(before ? version.atLeast(2, 2) : version.atLeast(2, 2, 3))) {
            return Outcome.refused("no such option");
        }
        Variables seen = DebugVariable.readsDotenv(version, environment) ? environment.orElse(dotenv) : environment;
        Optional<Flag> variable = variable(version, seen);
        if (debug.isEmpty() && variable.isEmpty()) {
            return Outcome.refused("usage error");
        }
        boolean takesDebug = version.atLeast(2, 2, 3);
        Flag flag = debug.or(() -> off(takesDebug, "FLASK_RUN_DEBUG", seen))
                .or(() -> variable)
                .orElse(Flag.OFF);
        Optional<Flag> shown = debugger.or(() -> off(version.atLeast(1, 0), "FLASK_RUN_DEBUGGER", seen));
        return Outcome.of(application(version, seen, flag), shown.orElse(flag));
    }

    /** Returns what a variable with click's prefix turns off. One that turns an option on is a switch of its own. */
    private static Optional<Flag> off(boolean read, String name, Variables environment) {
        return (read ? environment.value(name) : Optional.<String>empty())
                .flatMap(DebugVariable::option)
                .filter(Flag.OFF::equals);
    }

    private static Optional<Flag> variable(FlaskVersion version, Variables environment) {
        String value = environment.value(DebugVariable.FLASK_DEBUG).orElse("");
        boolean option = version.atLeast(2, 2) && !value.isEmpty();
        return option ? DebugVariable.option(value) : Optional.of(DebugVariable.read(version, environment));
    }

    private Flag application(FlaskVersion version, Variables environment, Flag flag) {
        return keepsSetting(version, environment) ? setting.orElse(flag) : flag;
    }

    /**
     * Returns whether the server comes up in debug mode although the application cannot be imported, and its debugger shows
     * visitors the error. Until Flask 1.1 the command imports the application in the background where it reloads
     * ({@code DispatchingApp} in {@code flask/cli.py}); since 2.0 it imports it first.
     */
    public static boolean startsWithoutApp(FlaskVersion version) {
        return !version.atLeast(2, 0);
    }

    /**
     * Returns whether it reads the environment after it has imported the application, which may have changed it; earlier releases
     * read it before. Source: {@code run_command} in {@code flask/cli.py} of 2.1 and 2.2.
     */
    public static boolean readsLate(FlaskVersion version) {
        return version.atLeast(2, 2);
    }

    /** Returns whether the application keeps the debug flag of its code. */
    public static boolean keepsSetting(FlaskVersion version, Variables environment) {
        return !version.atLeast(1, 0)
                && !environment.isUnknown(DebugVariable.FLASK_DEBUG)
                && environment.value(DebugVariable.FLASK_DEBUG).orElse("").isEmpty();
    }
}
