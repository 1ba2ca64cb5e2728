package dev.undebug.service;

/**
 * The result of one check.
 *
 * @param name the name of the check
 * @param text the result and its reason; from the environment it contains only the values of Flask's own variables
 */
public record PreflightCheck(State state, String name, String text) {
    /** Whether the start suits production. */
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
