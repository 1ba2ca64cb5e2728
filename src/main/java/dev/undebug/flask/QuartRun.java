package dev.undebug.flask;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code run()} on a Quart application, which has a debug flag and no debugger.
 *
 * @param debug the debug argument, unless it is None or missing
 * @param tracebacks whether its release answers with tracebacks in debug mode
 */
public record QuartRun(Optional<Flag> debug, boolean tracebacks) implements ServerRun {
    private static final String QUART_DEBUG = "QUART_DEBUG";
    private static final Set<String> OFF = Set.of("", "0", "false", "no");

    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        // Quart is built on Flask's classes, so FLASK_DEBUG is the initial value of its flag.
        Flag on =
                debug.orElseGet(() -> variable(environment).orElseGet(() -> DebugVariable.read(version, environment)));
        return tracebacks && on == Flag.ON ? Outcome.traceback() : Outcome.of(on, Flag.OFF);
    }

    /** Returns whether the flag set in code still counts when the server starts. */
    public boolean keepsSetting(Variables environment) {
        return debug.isEmpty() && variable(environment).isEmpty();
    }

    private static Optional<Flag> variable(Variables environment) {
        if (environment.isUnknown(QUART_DEBUG)) {
            return Optional.of(Flag.UNKNOWN);
        }
        return environment.value(QUART_DEBUG).map(value -> Flag.of(!OFF.contains(value.toLowerCase(Locale.ROOT))));
    }
}
