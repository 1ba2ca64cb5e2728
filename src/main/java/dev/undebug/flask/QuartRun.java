package dev.undebug.flask;

import java.util.Optional;

/**
 * A call of {@code run()} on a Quart application, which has a debug flag and no debugger. Quart's own variables set that flag as
 * code does, so they are not read here.
 *
 * @param debug the debug argument, unless it is None or missing
 * @param tracebacks whether its release answers with tracebacks in debug mode
 * @param onFlask whether its release may be built on Flask's classes, so that {@code FLASK_DEBUG} is the initial value of its flag
 */
public record QuartRun(Optional<Flag> debug, boolean tracebacks, boolean onFlask) implements ServerRun {
    private static final String QUART_DEBUG = "QUART_DEBUG";

    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag on = debug.orElseGet(
                () -> onFlask && !environment.isSet(QUART_DEBUG) ? DebugVariable.read(version, environment) : Flag.OFF);
        return tracebacks && on == Flag.ON ? Outcome.traceback() : Outcome.of(on, Flag.OFF);
    }
}
