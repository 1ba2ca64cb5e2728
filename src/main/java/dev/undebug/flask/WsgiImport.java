package dev.undebug.flask;

import java.util.Optional;

/**
 * An import by a WSGI server. Debug mode never brings the debugger there.
 *
 * @param setting the application's debug flag, as set in code
 */
public record WsgiImport(Optional<Flag> setting) {

    /** Returns the outcome. The variables count as they are when the application is made; {@code .env} is not read. */
    public Outcome outcome(FlaskVersion version, Variables environment) {
        return Outcome.of(setting.orElseGet(() -> DebugVariable.read(version, environment)), Flag.OFF);
    }
}
