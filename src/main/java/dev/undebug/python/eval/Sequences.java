package dev.undebug.python.eval;

import dev.undebug.python.syntax.tree.Expr;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lists, tuples and strings have in common. */
final class Sequences {
    private Sequences() {}

    static Truth contains(List<Value> elements, Value item) {
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

    static Value item(Run run, List<Value> elements, Value key) {
        if (!(key.data() instanceof Scalar scalar) || scalar.integer() == null) {
            return run.cannotTell(key.trace());
        }
        @Nullable Integer index = index(scalar.integer(), elements.size());
        if (index == null || index >= elements.size()) {
            throw Raised.builtin("IndexError");
        }
        return elements.get(index);
    }

    static Value slice(Run run, Value owner, Expr.Slice slice, Scope scope) {
        Value lower = run.expressions().optional(slice.lower(), scope);
        Value upper = run.expressions().optional(slice.upper(), scope);
        @Nullable List<Value> elements = owner.data().elements(run);
        if (elements == null || slice.step().isPresent()) {
            return run.cannotTell(owner.trace());
        }
        Optional<Integer> from = bound(lower, 0, elements.size());
        Optional<Integer> to = bound(upper, elements.size(), elements.size());
        if (from.isEmpty() || to.isEmpty()) {
            return run.cannotTell(owner.trace());
        }
        List<Value> part = elements.subList(Math.min(from.get(), to.get()), to.get());
        return Value.of(like(run, owner.data(), part)).with(owner.trace());
    }

    private static Data like(Run run, Data whole, List<Value> part) {
        if (whole instanceof Scalar.Text) {
            StringBuilder text = new StringBuilder();
            part.forEach(character -> text.append(Conversions.str(character)));
            return new Scalar.Text(text.toString());
        }
        return whole instanceof Tuple ? new Tuple(part) : PyList.of(run, false, part);
    }

    private static Optional<Integer> bound(Value value, int otherwise, int size) {
        if (value.isNone()) {
            return Optional.of(otherwise);
        }
        if (!(value.data() instanceof Scalar scalar) || scalar.integer() == null) {
            return Optional.empty();
        }
        @Nullable Integer index = index(scalar.integer(), size);
        return Optional.of(index == null ? 0 : Math.min(index, size));
    }

    /** Returns an index from the start, not below 0; null where it is before the start. */
    private static @Nullable Integer index(BigInteger index, int size) {
        BigInteger fromStart = index.signum() < 0 ? index.add(BigInteger.valueOf(size)) : index;
        if (fromStart.signum() < 0) {
            return null;
        }
        return fromStart.bitLength() > 31 ? Integer.MAX_VALUE : fromStart.intValue();
    }
}
