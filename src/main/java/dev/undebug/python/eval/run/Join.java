package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.UndoLog;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins the current state with another branch's: differing values become unknown. */
final class Join implements Data.Joining {
    private final UndoLog undoLog;
    private final UndoLog.Changes here;
    private final UndoLog.Changes other;
    private final Trace condition;
    private final Map<Pair, Table> merged = new HashMap<>();

    private record Pair(Table first, Table second) {}

    /**
     * Prepares a join; {@link #states} does it.
     *
     * @param mark the state before the branches
     * @param other the changes of the other branch since the mark
     * @param condition the trace of the condition that chooses a branch
     */
    Join(UndoLog undoLog, int mark, UndoLog.Changes other, Trace condition) {
        this.undoLog = undoLog;
        this.here = undoLog.since(mark);
        this.other = other;
        this.condition = condition.deciding();
    }

    static Join states(UndoLog undoLog, int mark, UndoLog.Changes other, Trace condition) {
        Join join = new Join(undoLog, mark, other, condition);
        join.all(undoLog.before(mark));
        return join;
    }

    /** Joins two branches that wait at a mark; objects created in them stay separate. */
    static CatchPoint.Pending waiting(UndoLog undoLog, int mark, CatchPoint.Pending first, CatchPoint.Pending second) {
        UndoLog.Changes one = first.changes();
        UndoLog.Changes two = second.changes();
        Join join = new Join(undoLog, undoLog.mark(), new UndoLog.Changes(Map.of()), Trace.NONE);
        Map<UndoLog.Slot, @Nullable Value> before = undoLog.before(mark);
        Map<UndoLog.Slot, @Nullable Value> joined = new LinkedHashMap<>(one.slots());
        joined.putAll(two.slots());
        joined.replaceAll((slot, value) -> {
            boolean apart = one.created(slot.table()) != two.created(slot.table());
            return apart || slot.isCreation() ? value : join.values(one.at(slot, before), two.at(slot, before));
        });
        Value value = join.both(first.completion().value(), second.completion().value());
        return new CatchPoint.Pending(new Completion(first.completion().kind(), value), new UndoLog.Changes(joined));
    }

    private void all(Map<UndoLog.Slot, @Nullable Value> before) {
        other.slots().forEach((slot, value) -> {
            if (isForeign(slot.table())) {
                bring(slot, value);
            }
        });
        Set<UndoLog.Slot> changed = new LinkedHashSet<>(other.slots().keySet());
        changed.addAll(here.slots().keySet());
        for (UndoLog.Slot slot : changed) {
            if (!slot.isCreation() && !slot.table().isDiscarded() && !isForeign(slot.table()) && !isOwn(slot.table())) {
                @Nullable
                Value first = other.slots().containsKey(slot) ? other.slots().get(slot) : before.get(slot);
                @Nullable Value second = slot.table().get(slot.key());
                @Nullable Value joined = values(first, second);
                if (!Objects.equals(joined, second)) {
                    undoLog.set(slot, joined);
                }
            }
        }
    }

    private void bring(UndoLog.Slot slot, @Nullable Value value) {
        if (slot.isCreation()) {
            undoLog.created(slot.table());
        } else {
            undoLog.set(slot, value);
        }
    }

    private boolean isForeign(Table table) {
        return other.created(table) && !here.created(table);
    }

    private boolean isOwn(Table table) {
        return here.created(table) && !other.created(table);
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

    Value both(Value first, Value second) {
        boolean maybeAbsent = first.maybeAbsent() || second.maybeAbsent();
        Trace trace = first.trace().with(second.trace());
        if (first.data().equals(second.data())) {
            return new Value(first.data(), trace, maybeAbsent);
        }
        return new Value(data(first.data(), second.data()), trace.with(condition), maybeAbsent);
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
        if (one != null && two != null && (first.isLasting() || (isForeign(one) && isOwn(two)))) {
            @Nullable Data data = first.merged(second, both(one, two));
            if (data != null) {
                return data;
            }
        }
        return new Unknown(first.truth() == second.truth() ? first.truth() : Truth.UNKNOWN);
    }

    @Override
    public Table both(Table first, Table second) {
        Pair pair = new Pair(first, second);
        @Nullable Table known = merged.get(pair);
        if (known != null) {
            return known;
        }
        Table table = new Table(undoLog);
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
