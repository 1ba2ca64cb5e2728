package dev.undebug.flask;

import java.util.Optional;

/**
 * A call of Flask-SocketIO's {@code socketio.run(app)}: it sets the application's debug flag, and in threading mode hands
 * over to {@code app.run()} without the argument, so that {@code FLASK_DEBUG} has the last word.
 *
 * @param debug the debug argument, {@code None} being off
 * @param useDebugger the use_debugger argument
 * @param setting what the application's debug flag was set to in code before
 * @param threads whether the threading mode is used; eventlet and gevent bring the debugger themselves
 */
public record SocketIoRun(Optional<Flag> debug, Optional<Flag> useDebugger, Optional<Flag> setting, boolean threads)
        implements ServerRun {
    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag before = setting.orElseGet(() -> DebugVariable.read(version, environment));
        Flag on = debug.orElse(before);
        return threads
                ? new AppRun(Optional.empty(), useDebugger, Optional.of(on), true).outcome(version, environment, dotenv)
                : Outcome.of(on, on);
    }
}
