package dev.undebug.python.eval.outcome;

/**
 * The parts of a release of Flask that other releases lack.
 *
 * @param mode {@code app.env} and {@code config["ENV"]}, as releases from 1.0 to 2.2
 * @param extensions {@code flask.ext}, as releases before 1.0: {@code flask.ext.script} is {@code flask_script}
 */
public record FlaskTraits(Truth mode, Truth extensions) {
    public static final FlaskTraits UNKNOWN = new FlaskTraits(Truth.UNKNOWN, Truth.UNKNOWN);
}
