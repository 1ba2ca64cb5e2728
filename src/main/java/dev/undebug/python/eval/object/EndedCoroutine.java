package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Value;
import java.util.function.Supplier;

/**
 * A coroutine that never comes to its end, or raises an exception: that concerns only what waits for it. Any other coroutine
 * counts as its result, for what it does matters, not when.
 *
 * @param end {@link Exited} or {@link Raised}
 */
public record EndedCoroutine(RuntimeException end) implements Data {
    /** Runs the body of a coroutine function. */
    public static Value unlessEnded(Supplier<Value> body) {
        try {
            return body.get();
        } catch (Exited | Raised ended) {
            return Value.of(new EndedCoroutine(ended));
        }
    }

    /** Waits for a value; any other than a coroutine is there. */
    public static Value await(Value value) {
        if (value.data() instanceof EndedCoroutine coroutine) {
            throw coroutine.end;
        }
        return value;
    }

    @Override
    public String shown() {
        return "<coroutine>";
    }
}
