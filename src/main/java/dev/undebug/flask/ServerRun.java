package dev.undebug.flask;

/** A start of a development server, with its arguments. */
public interface ServerRun {
    /**
     * Returns the outcome.
     *
     * @param environment the variables of the process
     * @param dotenv the variables of {@code .env} and {@code .flaskenv} in the working directory
     */
    Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv);
}
