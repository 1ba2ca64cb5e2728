package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;

/**
 * A switch of a package other than Flask that shows errors to visitors.
 *
 * @param library the package, by its import name
 * @param value the value of the switch; its place is the expression to change
 * @param subject the switch, qualified: {@code main.FastAPI}
 * @param call the call that sets the switch
 * @param certain false if an undecided condition guards it
 */
public record Disclosure(String library, Traced value, String subject, Place call, boolean certain) {
    /** {@code waitress.serve(app, expose_tracebacks=True)}: shows the exceptions that leave the application */
    public static final String WAITRESS = "waitress";

    /** Starlette or FastAPI in debug mode: source code around an error */
    public static final String STARLETTE = "starlette";

    /** Django's {@code DEBUG}: source code, values and settings */
    public static final String DJANGO = "django";

    /**
     * Django's {@code DEBUG_PROPAGATE_EXCEPTIONS}: an error goes through to the server, also in debug mode. With Django 4.2,
     * {@code runserver} and gunicorn answer with bare pages, and waitress with {@code expose_tracebacks} with the traceback.
     */
    public static final String DJANGO_ERRORS = "django-errors";

    /** Bottle in debug mode: the traceback */
    public static final String BOTTLE = "bottle";

    /** Tornado in debug mode: the traceback */
    public static final String TORNADO = "tornado";

    /** Returns this disclosure as uncertain, because parts of the program were skipped. */
    public Disclosure doubted() {
        return new Disclosure(library, value, subject, call, false);
    }
}
