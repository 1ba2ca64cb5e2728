package dev.undebug.service;

/**
 * What one check of a start came to.
 *
 * @param name what was looked at
 * @param text what was found, and why; of the environment it has no values but those of Flask's own variables
 */
public record PreflightCheck(State state, String name, String text) {
    /** Whether a start is fit for production. */
    public enum State {
        PASSED,
        FAILED,
        UNKNOWN
    }

    static PreflightCheck passed(String name, String text) {
        return new PreflightCheck(State.PASSED, name, text);
    }

    static PreflightCheck failed(String name, String text) {
        return new PreflightCheck(State.FAILED, name, text);
    }

    static PreflightCheck unknown(String name, String text) {
        return new PreflightCheck(State.UNKNOWN, name, text);
    }
}
