package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that lists, tuples and strings share. */
public final class Sequences {
    private Sequences() {}

    public static Truth contains(List<Value> elements, Value item) {
        Truth found = Truth.FALSE;
        for (Value element : elements) {
            Truth equal = Comparisons.equal(element, item);
            if (equal == Truth.TRUE) {
                return Truth.TRUE;
            }
            found = equal == Truth.UNKNOWN ? Truth.UNKNOWN : found;
        }
        return found;
    }

    static Value item(Interpretation run, List<Value> elements, Value key) {
        if (!(key.data() instanceof Scalar scalar) || scalar.integer() == null) {
            return run.cannotTell(key.trace());
        }
        @Nullable Integer index = index(scalar.integer(), elements.size());
        if (index == null || index >= elements.size()) {
            throw Raised.builtin("IndexError");
        }
        return elements.get(index);
    }

    /** Returns an index from the start, at least 0; null if it is before the start. */
    static @Nullable public Integer index(BigInteger index, int size) {
        BigInteger fromStart = index.signum() < 0 ? index.add(BigInteger.valueOf(size)) : index;
        if (fromStart.signum() < 0) {
            return null;
        }
        return fromStart.bitLength() > 31 ? Integer.MAX_VALUE : fromStart.intValue();
    }
}
