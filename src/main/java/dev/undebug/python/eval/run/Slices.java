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
        @Nullable Integer index = Sequences.index(scalar.integer(), size);
        return Optional.of(index == null ? 0 : Math.min(index, size));
    }
}
