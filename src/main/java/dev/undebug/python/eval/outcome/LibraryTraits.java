package dev.undebug.python.eval.outcome;

/**
 * The parts of the installed releases that other releases lack.
 *
 * @param mode Flask's {@code app.env} and {@code config["ENV"]}, as releases from 1.0 to 2.2
 * @param extensions {@code flask.ext}, as releases before 1.0: {@code flask.ext.script} is {@code flask_script}
 * @param runServer Dash's {@code app.run_server}, as releases before 3
 * @param connexion the release of connexion, as far as it changes what its applications pass to a server
 * @param quartVariables {@code QUART_DEBUG} and {@code QUART_ENV} as the debug flag of a new Quart application, as releases from 0.7
 *     to 0.18; later ones take {@code FLASK_DEBUG}
 * @param python2 a Python before 3, which takes tabs and spaces as they come
 */
public record LibraryTraits(
        Truth mode, Truth extensions, Truth runServer, Connexion connexion, Truth quartVariables, Truth python2) {
    public static final LibraryTraits UNKNOWN = new LibraryTraits(
            Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, Connexion.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN);

    /** The releases of connexion that differ, from their {@code apps/abstract.py} and {@code apps/flask_app.py}. */
    public enum Connexion {
        /** Before 2.5: {@code run} passes {@code debug=False} to Flask's, unless it is told otherwise. */
        PASSES_DEBUG,

        /** From 2.5 to 2.14, or not known. */
        UNKNOWN,

        /** As of 3: uvicorn serves its applications. */
        ASGI
    }
}
