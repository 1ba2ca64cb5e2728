package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;

/**
 * An unknown value.
 *
 * @param truth its truth, which can be known without the value
 */
public record Unknown(Truth truth) implements Data {
    public static final Unknown ANY = new Unknown(Truth.UNKNOWN);

    @Override
    public String shown() {
        return "unknown";
    }
}
