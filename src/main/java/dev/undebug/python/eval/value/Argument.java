package dev.undebug.python.eval.value;

import dev.undebug.source.Span;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The argument for one parameter.
 *
 * @param written the argument as written, {@code debug=True}; empty if it comes from {@code *args} or
 *     {@code **kwargs}
 */
public record Argument(Value value, Optional<Span> written) {
    public static Argument of(Value value) {
        return new Argument(value, Optional.empty());
    }

    @SuppressWarnings("ReferenceEquality") // The same value, not an equal one, was written there.
    Argument map(UnaryOperator<Value> change) {
        Value changed = change.apply(value);
        return changed == value ? this : of(changed);
    }
}
