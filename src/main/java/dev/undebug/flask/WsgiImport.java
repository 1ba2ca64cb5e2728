package dev.undebug.flask;

import java.util.Optional;

/**
 * A WSGI server imports the application. Debug mode never brings the debugger there.
 *
 * @param setting what the application's debug flag is set to in code
 */
public record WsgiImport(Optional<Flag> setting) {

    /** Decides. The variables count at the moment at which the application is made; {@code .env} is not read. */
    public Outcome outcome(FlaskVersion version, Variables environment) {
        return Outcome.of(setting.orElseGet(() -> DebugVariable.read(version, environment)), Flag.OFF);
    }
}
