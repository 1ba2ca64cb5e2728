package dev.undebug.flask;

import java.util.Optional;

/**
 * The outcome of a start.
 *
 * @param debug the application's debug flag
 * @param debugger whether Werkzeug's debugger wraps the application
 * @param evalex whether that debugger offers its console
 * @param refusal why nothing starts: {@code no such option}, {@code usage error}
 */
public record Outcome(Flag debug, Flag debugger, Flag evalex, Optional<String> refusal) {
    /** Returns an outcome in which the debugger, if any, has its console. */
    public static Outcome of(Flag debug, Flag debugger) {
        return new Outcome(debug, debugger, Flag.ON, Optional.empty());
    }

    /** Returns the outcome of a package that shows errors with source code, whatever Flask does. */
    public static Outcome traceback() {
        return new Outcome(Flag.ON, Flag.ON, Flag.OFF, Optional.empty());
    }

    static Outcome refused(String reason) {
        return new Outcome(Flag.OFF, Flag.OFF, Flag.OFF, Optional.of(reason));
    }

    /** Returns this outcome with the console limited to the given flag. */
    public Outcome withEvalex(Flag given) {
        return new Outcome(debug, debugger, evalex == Flag.OFF ? evalex : given, refusal);
    }

    /** Returns this outcome for an application that shows tracebacks itself. */
    public Outcome withTracebacks() {
        boolean console = debugger == Flag.ON && evalex == Flag.ON;
        return console ? this : new Outcome(Flag.ON, Flag.ON, Flag.OFF, refusal);
    }

    /** Returns this outcome with a debugger around the application, whatever the server does. */
    public Outcome wrapped(Flag console) {
        boolean both = debugger == Flag.ON && evalex == Flag.ON;
        return new Outcome(debug, Flag.ON, both ? Flag.ON : console, refusal);
    }

    /** Returns the least exposure to strangers. */
    public Exposure exposure() {
        if (debugger == Flag.ON) {
            return debuggerExposure();
        }
        if (debugger == Flag.UNKNOWN || debug == Flag.UNKNOWN) {
            return Exposure.UNKNOWN;
        }
        return debug == Flag.ON ? Exposure.FLAG : Exposure.NONE;
    }

    // Without debug mode Flask handles errors itself, so a debugger without a console shows nothing.
    private Exposure debuggerExposure() {
        if (evalex == Flag.ON) {
            return Exposure.CONSOLE;
        }
        return debug == Flag.ON ? Exposure.TRACEBACK : Exposure.FLAG;
    }
}
