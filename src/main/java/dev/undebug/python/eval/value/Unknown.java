package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;

/**
 * What cannot be known.
 *
 * @param truth whether it is true, which can be known without the value
 */
public record Unknown(Truth truth) implements Data {
    public static final Unknown ANY = new Unknown(Truth.UNKNOWN);

    @Override
    public String shown() {
        return "unknown";
    }
}
