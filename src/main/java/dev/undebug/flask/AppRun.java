package dev.undebug.flask;

import java.util.Optional;

/**
 * A call of {@code app.run()}.
 *
 * @param debug the debug argument, unless it is None or missing
 * @param useDebugger the use_debugger argument
 * @param setting the application's debug flag, as earlier code set it
 * @param loadDotenv false if {@code load_dotenv=False} is passed
 */
public record AppRun(Optional<Flag> debug, Optional<Flag> useDebugger, Optional<Flag> setting, boolean loadDotenv)
        implements ServerRun {

    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag before = setting.orElseGet(() -> DebugVariable.read(version, environment));
        boolean rereads = loadDotenv && DebugVariable.readsDotenv(version, environment);
        Flag flag = rereads ? reread(version, environment.orElse(dotenv), before) : before;
        Flag on = debug.orElse(flag);
        return Outcome.of(on, useDebugger.orElse(on));
    }

    // Since 1.0, a variable that is set, even to an empty text, overrides the flag set in code.
    private static Flag reread(FlaskVersion version, Variables environment, Flag before) {
        boolean env = !version.atLeast(2, 3);
        if (environment.isSet(DebugVariable.FLASK_DEBUG) || (env && environment.isSet(DebugVariable.FLASK_ENV))) {
            return DebugVariable.read(version, environment);
        }
        boolean open = environment.isUnknown(DebugVariable.FLASK_DEBUG)
                || (env && environment.isUnknown(DebugVariable.FLASK_ENV));
        return open ? Flag.UNKNOWN : before;
    }
}
