package dev.undebug.flask;

import java.util.Optional;

/**
 * A call of Flask-SocketIO's {@code socketio.run(app)} in threading mode: it sets the application's debug flag, and hands
 * over to {@code app.run()} without the argument, so that {@code FLASK_DEBUG} has the last word.
 *
 * @param debug the debug argument, {@code None} being off
 * @param useDebugger the use_debugger argument
 * @param setting what the application's debug flag was set to in code before
 */
public record SocketIoRun(Optional<Flag> debug, Optional<Flag> useDebugger, Optional<Flag> setting)
        implements ServerRun {
    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag on = debug.or(() -> setting).orElseGet(() -> DebugVariable.read(version, environment));
        return new AppRun(Optional.empty(), useDebugger, Optional.of(on), true).outcome(version, environment, dotenv);
    }
}
