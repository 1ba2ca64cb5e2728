package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;

/**
 * The program asks something else than Flask to show visitors what went wrong.
 *
 * @param library the package that is asked, by the name that programs import
 * @param value what decides it; its place is the expression to change
 * @param subject what is set, qualified: {@code main.FastAPI}
 * @param call where the program asks
 * @param certain false when a condition that cannot be told guards it
 */
public record Disclosure(String library, Traced value, String subject, Place call, boolean certain) {
    /** {@code waitress.serve(app, expose_tracebacks=True)}: shows what the application lets through */
    public static final String WAITRESS = "waitress";

    /** Starlette or FastAPI in debug mode: source code around an error */
    public static final String STARLETTE = "starlette";

    /** Django's {@code DEBUG}: source code, values and settings */
    public static final String DJANGO = "django";

    /** Bottle in debug mode: the traceback */
    public static final String BOTTLE = "bottle";

    /** Tornado in debug mode: the traceback */
    public static final String TORNADO = "tornado";

    /** Returns this disclosure in a program of which something was left out. */
    public Disclosure doubted() {
        return new Disclosure(library, value, subject, call, false);
    }
}
