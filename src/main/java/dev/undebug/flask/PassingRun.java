package dev.undebug.flask;

import java.util.Optional;

/**
 * A server that is given one flag, which is the debug flag and brings the debugger: Flask-SocketIO's with eventlet and gevent,
 * Flask-Script's.
 *
 * @param debug what is passed
 * @param setting what the application's debug flag was set to in code before, which counts where nothing is passed
 */
public record PassingRun(Optional<Flag> debug, Optional<Flag> setting) implements ServerRun {
    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag on = debug.or(() -> setting).orElseGet(() -> DebugVariable.read(version, environment));
        return Outcome.of(on, on);
    }
}
