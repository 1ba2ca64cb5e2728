package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.OneOf;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins the current state with another branch's: differing values become unknown. */
final class Join implements Data.Joining {
    private final Heap heap;
    private final Heap.Snapshot here;
    private final Heap.Snapshot other;
    private final Trace condition;
    private final boolean merging;
    private final Map<Pair, Table> merged = new HashMap<>();

    private record Pair(Table first, Table second) {}

    private Join(Heap heap, Heap.Snapshot other, Trace condition, boolean merging) {
        this.heap = heap;
        this.here = heap.snapshot();
        this.other = other;
        this.condition = condition.deciding();
        this.merging = merging;
    }

    /**
     * Joins the current state with that of another branch.
     *
     * @param condition the trace of the condition that chooses a branch
     */
    static Join states(Heap heap, Heap.Snapshot other, Trace condition) {
        Join join = new Join(heap, other, condition, true);
        heap.join(other, join::values);
        return join;
    }

    /** Prepares to join single values, not states. */
    static Join ofValues(Heap heap) {
        return new Join(heap, heap.snapshot(), Trace.NONE, false);
    }

    /** Joins two branches that wait; objects created in them stay separate. */
    static CatchPoint.Pending waiting(Heap heap, CatchPoint.Pending first, CatchPoint.Pending second) {
        Heap.Snapshot now = heap.snapshot();
        heap.restore(second.state());
        Join join = new Join(heap, first.state(), Trace.NONE, false);
        heap.join(first.state(), join::values);
        Value value = join.both(first.completion().value(), second.completion().value());
        Heap.Snapshot joined = heap.snapshot();
        heap.restore(now);
        return new CatchPoint.Pending(new Completion(first.completion().kind(), value), joined);
    }

    private boolean isForeign(Table table) {
        return other.has(table) && !here.has(table);
    }

    private boolean isOwn(Table table) {
        return here.has(table) && !other.has(table);
    }

    /** Joins the values of one slot in two branches; null means absent. */
    @Nullable
    Value values(@Nullable Value first, @Nullable Value second) {
        if (first == null || second == null) {
            @Nullable Value only = first == null ? second : first;
            return only == null ? null : only.maybe().with(condition);
        }
        return both(first, second);
    }

    @Override
    public Value both(Value first, Value second) {
        boolean maybeAbsent = first.maybeAbsent() || second.maybeAbsent();
        Trace trace = first.trace().with(second.trace());
        if (first.data().equals(second.data()) || isResult(second)) {
            return new Value(first.data(), trace, maybeAbsent);
        }
        if (isResult(first)) {
            return new Value(second.data(), trace, maybeAbsent);
        }
        return new Value(data(first.data(), second.data()), trace.with(condition), maybeAbsent);
    }

    private static boolean isResult(Value value) {
        return value.data() instanceof Unknown unknown && unknown.isResult();
    }

    private Data data(Data first, Data second) {
        @Nullable Data either = first.either(second, this);
        if (either == null) {
            either = second.either(first, this);
        }
        return either == null ? plain(first, second) : either;
    }

    private Data plain(Data first, Data second) {
        @Nullable Table one = first.state();
        @Nullable Table two = second.state();
        // An object known to both branches may have aliases, which a merge would miss; a configuration hardly has any.
        if (one != null && two != null && (first.isLasting() || (merging && isForeign(one) && isOwn(two)))) {
            @Nullable Data data = first.merged(second, both(one, two));
            if (data != null) {
                return data;
            }
        }
        @Nullable Data chosen = OneOf.of(List.of(first, second));
        return chosen == null ? new Unknown(first.truth() == second.truth() ? first.truth() : Truth.UNKNOWN) : chosen;
    }

    @Override
    public Table both(Table first, Table second) {
        Pair pair = new Pair(first, second);
        @Nullable Table known = merged.get(pair);
        if (known != null) {
            return known;
        }
        Table table = new Table(heap);
        merged.put(pair, table);
        Set<Object> keys = new LinkedHashSet<>(first.keys());
        keys.addAll(second.keys());
        for (Object key : keys) {
            @Nullable Value value = values(first.get(key), second.get(key));
            if (value != null) {
                table.put(key, value);
            }
        }
        return table;
    }
}
