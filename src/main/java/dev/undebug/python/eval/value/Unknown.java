package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;

/**
 * An unknown value.
 *
 * @param truth its truth, which can be known without the value
 * @param isResult whether it is the result of the very function that is running: together with the other results of that
 *     function, it is one of them
 */
public record Unknown(Truth truth, boolean isResult) implements Data {
    public static final Unknown ANY = new Unknown(Truth.UNKNOWN);
    public static final Unknown RESULT = new Unknown(Truth.UNKNOWN, true);

    public Unknown(Truth truth) {
        this(truth, false);
    }

    @Override
    public String shown() {
        return "unknown";
    }
}
