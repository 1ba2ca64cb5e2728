package dev.undebug.python.eval;

import dev.undebug.source.Place;

/**
 * The program asks something else than Flask to show visitors what went wrong.
 *
 * @param value what decides it; its place is the expression to change
 * @param subject what is set, qualified: {@code main.FastAPI}
 * @param call where the program asks
 * @param certain false when a condition that cannot be told guards it
 */
public record Disclosure(Kind kind, Traced value, String subject, Place call, boolean certain) {
    /** What is asked. */
    public enum Kind {
        /** {@code waitress.serve(app, expose_tracebacks=True)}: shows what the application lets through */
        WAITRESS,
        /** Flask-DebugToolbar, which shows the configuration, secrets included, on every page */
        DEBUG_TOOLBAR,
        /** Starlette or FastAPI in debug mode: source code around an error */
        STARLETTE,
        /** Django's {@code DEBUG}: source code, values and settings */
        DJANGO,
        /** Bottle in debug mode: the traceback */
        BOTTLE,
        /** Tornado in debug mode: the traceback */
        TORNADO
    }

    /** Returns this disclosure in a program of which something was left out. */
    Disclosure doubted() {
        return new Disclosure(kind, value, subject, call, false);
    }
}
