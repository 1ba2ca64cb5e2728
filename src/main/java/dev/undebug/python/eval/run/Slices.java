package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Sequences;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates slices: {@code elements[1:]}. */
final class Slices {
    private Slices() {}

    static Value slice(Run run, Value owner, Expr.Slice slice, Scope scope) {
        Value lower = run.expressions().optional(slice.lower(), scope);
        Value upper = run.expressions().optional(slice.upper(), scope);
        @Nullable List<Value> elements = owner.data().elements(run);
        if (elements == null) {
            return run.cannotTell(owner.trace());
        }
        if (slice.step().isPresent()) {
            Value step = run.expressions().optional(slice.step(), scope);
            @Nullable List<Value> part = stepped(elements, lower, upper, step);
            return part == null
                    ? run.cannotTell(owner.trace())
                    : Value.of(like(run, owner.data(), part)).with(owner.trace());
        }
        Optional<Integer> from = bound(lower, 0, elements.size());
        Optional<Integer> to = bound(upper, elements.size(), elements.size());
        if (from.isEmpty() || to.isEmpty()) {
            return run.cannotTell(owner.trace());
        }
        List<Value> part = elements.subList(Math.min(from.get(), to.get()), to.get());
        return Value.of(like(run, owner.data(), part)).with(owner.trace());
    }

    /** Returns every so many elements; null if a bound or the step is unknown. */
    private static @Nullable List<Value> stepped(List<Value> elements, Value lower, Value upper, Value step) {
        int size = elements.size();
        // No step over the size reaches a second element.
        @Nullable Integer by = integer(step, size + 1);
        if (by == null || by == 0) {
            return null;
        }
        int last = by > 0 ? size : size - 1;
        int first = by > 0 ? 0 : -1;
        @Nullable
        Integer from = lower.isNone() ? Integer.valueOf(by > 0 ? first : last) : place(lower, size, first, last);
        @Nullable
        Integer to = upper.isNone() ? Integer.valueOf(by > 0 ? last : first) : place(upper, size, first, last);
        if (from == null || to == null) {
            return null;
        }
        List<Value> part = new ArrayList<>();
        for (int at = from; by > 0 ? at < to : at > to; at += by) {
            part.add(elements.get(at));
        }
        return part;
    }

    private static @Nullable Integer place(Value bound, int size, int first, int last) {
        @Nullable Integer at = integer(bound, size + 1);
        return at == null ? null : Integer.valueOf(Math.max(first, Math.min(last, at < 0 ? at + size : at)));
    }

    /** Returns a whole number, of which no more than the limit counts; null for any other value. */
    private static @Nullable Integer integer(Value value, int limit) {
        if (!(value.data() instanceof Scalar scalar)) {
            return null;
        }
        @Nullable BigInteger number = scalar.integer();
        BigInteger most = BigInteger.valueOf(limit);
        return number == null
                ? null
                : Integer.valueOf(number.min(most).max(most.negate()).intValue());
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
        @Nullable Integer index = Sequences.index(scalar.integer(), size);
        return Optional.of(index == null ? 0 : Math.min(index, size));
    }
}
