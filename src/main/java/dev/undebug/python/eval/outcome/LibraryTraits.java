package dev.undebug.python.eval.outcome;

/**
 * The parts of the installed releases that other releases lack.
 *
 * @param mode Flask's {@code app.env} and {@code config["ENV"]}, as releases from 1.0 to 2.2
 * @param extensions {@code flask.ext}, as releases before 1.0: {@code flask.ext.script} is {@code flask_script}
 * @param runServer Dash's {@code app.run_server}, as releases before 3
 * @param asgi connexion's applications as those of release 3, which uvicorn serves
 * @param quartVariables {@code QUART_DEBUG} and {@code QUART_ENV} as the debug flag of a new Quart application, as releases from 0.7
 *     to 0.18; later ones take {@code FLASK_DEBUG}
 * @param python2 a Python before 3, which takes tabs and spaces as they come
 */
public record LibraryTraits(
        Truth mode, Truth extensions, Truth runServer, Truth asgi, Truth quartVariables, Truth python2) {
    public static final LibraryTraits UNKNOWN =
            new LibraryTraits(Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN);
}
