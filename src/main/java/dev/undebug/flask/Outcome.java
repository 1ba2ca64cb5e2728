package dev.undebug.flask;

import java.util.Optional;

/**
 * What comes of a start.
 *
 * @param debug the application's debug flag
 * @param debugger whether Werkzeug's debugger stands in front of the application
 * @param refusal why nothing is started: {@code no such option}, {@code usage error}
 */
public record Outcome(Flag debug, Flag debugger, Optional<String> refusal) {
    static Outcome of(Flag debug, Flag debugger) {
        return new Outcome(debug, debugger, Optional.empty());
    }

    static Outcome refused(String reason) {
        return new Outcome(Flag.OFF, Flag.OFF, Optional.of(reason));
    }

    /** Returns what a stranger gets. */
    public Exposure exposure() {
        if (debugger == Flag.ON) {
            return Exposure.CONSOLE;
        }
        if (debugger == Flag.UNKNOWN || debug == Flag.UNKNOWN) {
            return Exposure.UNKNOWN;
        }
        return debug == Flag.ON ? Exposure.FLAG : Exposure.NONE;
    }
}
