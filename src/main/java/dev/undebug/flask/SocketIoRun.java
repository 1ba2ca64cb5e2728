package dev.undebug.flask;

import java.util.Optional;

/**
 * A call of Flask-SocketIO's {@code socketio.run(app)} in threading mode: it sets the application's debug flag, and
 * calls {@code app.run()} without the argument, so that {@code FLASK_DEBUG} overrides it.
 *
 * @param debug the debug argument, {@code None} being off
 * @param useDebugger the use_debugger argument
 * @param setting the application's debug flag, as earlier code set it
 */
public record SocketIoRun(Optional<Flag> debug, Optional<Flag> useDebugger, Optional<Flag> setting)
        implements ServerRun {
    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag on = debug.or(() -> setting).orElseGet(() -> DebugVariable.read(version, environment));
        return new AppRun(Optional.empty(), useDebugger, Optional.of(on), true).outcome(version, environment, dotenv);
    }
}
