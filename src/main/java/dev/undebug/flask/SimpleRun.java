package dev.undebug.flask;

import java.util.Optional;

/**
 * A call of {@code werkzeug.serving.run_simple()}, which ignores the application's debug flag.
 *
 * @param useDebugger the use_debugger argument
 * @param setting the application's debug flag, as earlier code set it
 */
public record SimpleRun(Optional<Flag> useDebugger, Optional<Flag> setting) implements ServerRun {
    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag debug = setting.orElseGet(() -> DebugVariable.read(version, environment));
        return Outcome.of(debug, useDebugger.orElse(Flag.OFF));
    }
}
