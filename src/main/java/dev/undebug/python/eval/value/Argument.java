package dev.undebug.python.eval.value;

import dev.undebug.source.Span;
import java.util.Optional;

/**
 * What is passed for one parameter.
 *
 * @param written the argument as written, {@code debug=True}; empty where it comes out of {@code *args} or {@code **kwargs}
 */
public record Argument(Value value, Optional<Span> written) {
    public static Argument of(Value value) {
        return new Argument(value, Optional.empty());
    }
}
