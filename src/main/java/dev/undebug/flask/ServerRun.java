package dev.undebug.flask;

/** A way to start a development server, with what is passed to it. */
public interface ServerRun {
    /**
     * Decides.
     *
     * @param environment what the process finds set
     * @param dotenv the variables of {@code .env} and {@code .flaskenv} in the working directory
     */
    Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv);
}
