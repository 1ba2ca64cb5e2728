package dev.undebug.flask;

import java.util.Optional;

/**
 * A server with one flag, which sets the debug flag and starts the debugger: Flask-SocketIO's with eventlet and gevent,
 * Flask-Script's.
 *
 * @param debug the argument
 * @param setting the application's debug flag, as earlier code set it; it counts without an argument
 */
public record PassingRun(Optional<Flag> debug, Optional<Flag> setting) implements ServerRun {
    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Flag on = debug.or(() -> setting).orElseGet(() -> DebugVariable.read(version, environment));
        return Outcome.of(on, on);
    }
}
