package dev.undebug.flask;

import java.util.Locale;
import java.util.Optional;

/**
 * A call of {@code run()} on a Dash application. It passes its own debug flag on to Flask, so that neither the flag of
 * the Flask application below nor {@code FLASK_DEBUG} counts.
 *
 * @param debug the debug argument, unless it is None or missing
 * @param useDebugger the use_debugger argument
 */
public record DashRun(Optional<Flag> debug, Optional<Flag> useDebugger) implements ServerRun {
    /** The variable that counts without an argument. */
    public static final String DASH_DEBUG = "DASH_DEBUG";

    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag on = debug.orElseGet(() -> read(environment, false));
        Flag debugger = useDebugger.orElse(on);
        // The handler of Dash's developer tools shows tracebacks with or without the debugger.
        return on == Flag.ON ? Outcome.of(on, Flag.ON).withEvalex(debugger) : Outcome.of(on, debugger);
    }

    /** Returns the flag in the variable: any text but {@code false} is on, even {@code 0}. */
    public static Flag read(Variables environment, boolean otherwise) {
        if (environment.isUnknown(DASH_DEBUG)) {
            return Flag.UNKNOWN;
        }
        return Flag.of(environment
                .value(DASH_DEBUG)
                .map(value ->
                        !value.isEmpty() && !value.toLowerCase(Locale.ROOT).equals("false"))
                .orElse(otherwise));
    }
}
