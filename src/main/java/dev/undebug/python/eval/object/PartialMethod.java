package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Value;

/**
 * The result of {@code functools.partialmethod}, an attribute of a class that is a method of its objects.
 *
 * @param called notes that the method is called
 */
public record PartialMethod(Value function, Arguments arguments, Runnable called) implements Data {
    @Override
    public String shown() {
        return "<function>";
    }

    /** Returns the method of an object. */
    Value of(Value self) {
        return Value.of(new Partial(function, arguments.withFirst(self), called));
    }
}
