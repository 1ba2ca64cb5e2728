package dev.undebug.flask;

import java.util.Optional;

/**
 * What comes of a start.
 *
 * @param debug the application's debug flag
 * @param debugger whether Werkzeug's debugger stands in front of the application
 * @param evalex whether that debugger offers its console
 * @param refusal why nothing is started: {@code no such option}, {@code usage error}
 */
public record Outcome(Flag debug, Flag debugger, Flag evalex, Optional<String> refusal) {
    /** Returns an outcome in which a debugger, if there is one, has its console. */
    public static Outcome of(Flag debug, Flag debugger) {
        return new Outcome(debug, debugger, Flag.ON, Optional.empty());
    }

    /** Returns the outcome of something that shows errors with source code, whatever Flask does. */
    public static Outcome traceback() {
        return new Outcome(Flag.ON, Flag.ON, Flag.OFF, Optional.empty());
    }

    static Outcome refused(String reason) {
        return new Outcome(Flag.OFF, Flag.OFF, Flag.OFF, Optional.of(reason));
    }

    /** Returns this outcome with no more of a console than given. */
    public Outcome withEvalex(Flag given) {
        return new Outcome(debug, debugger, evalex == Flag.OFF ? evalex : given, refusal);
    }

    /** Returns this outcome of an application that answers errors with their tracebacks itself. */
    public Outcome withTracebacks() {
        boolean console = debugger == Flag.ON && evalex == Flag.ON;
        return console ? this : new Outcome(Flag.ON, Flag.ON, Flag.OFF, refusal);
    }

    /** Returns this outcome with a debugger that wraps the application, whatever the server does. */
    public Outcome wrapped(Flag console) {
        boolean both = debugger == Flag.ON && evalex == Flag.ON;
        return new Outcome(debug, Flag.ON, both ? Flag.ON : console, refusal);
    }

    /** Returns what a stranger gets, at least. */
    public Exposure exposure() {
        if (debugger == Flag.ON) {
            return debuggerExposure();
        }
        if (debugger == Flag.UNKNOWN || debug == Flag.UNKNOWN) {
            return Exposure.UNKNOWN;
        }
        return debug == Flag.ON ? Exposure.FLAG : Exposure.NONE;
    }

    // Without debug mode Flask answers errors itself, so that a debugger without a console has nothing to show.
    private Exposure debuggerExposure() {
        if (evalex == Flag.ON) {
            return Exposure.CONSOLE;
        }
        return debug == Flag.ON ? Exposure.TRACEBACK : Exposure.FLAG;
    }
}
