package dev.undebug.python.eval.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records all changes of state, so that they can be undone back to a mark. */
public final class UndoLog {
    private static final Object CREATION = new Object();

    private final List<Entry> entries = new ArrayList<>();
    private final Budget budget;
    private boolean settled = true;

    public UndoLog(Budget budget) {
        this.budget = budget;
    }

    /**
     * A change of a slot.
     *
     * @param settled whether the slot went from the earlier value straight to its next one
     */
    private record Entry(Table table, Object key, @Nullable Value before, boolean settled) {
        Slot slot() {
            return new Slot(table, key);
        }

        Entry unsettled() {
            return new Entry(table, key, before, false);
        }
    }

    /** A place that holds one value. */
    public record Slot(Table table, Object key) {
        public boolean isCreation() {
            return key == CREATION;
        }

        @Nullable
        public Value now() {
            return table.get(key);
        }
    }

    /** The changes since a mark: the current value of each slot, null if it was removed. */
    public record Changes(Map<Slot, @Nullable Value> slots) {
        /** Returns the value of a slot; if it did not change since the mark, its value before. */
        @Nullable
        public Value at(Slot slot, Map<Slot, @Nullable Value> before) {
            if (slots.containsKey(slot)) {
                return slots.get(slot);
            }
            return before.containsKey(slot) ? before.get(slot) : slot.now();
        }

        public boolean created(Table table) {
            return slots.containsKey(new Slot(table, CREATION));
        }
    }

    public int mark() {
        return entries.size();
    }

    public void created(Table table) {
        entries.add(new Entry(table, CREATION, null, true));
    }

    void changing(Table table, Object key, @Nullable Value before) {
        entries.add(new Entry(table, key, before, settled));
    }

    public Changes since(int mark) {
        Map<Slot, @Nullable Value> slots = new LinkedHashMap<>();
        for (Entry entry : entries.subList(mark, entries.size())) {
            if (!entry.table.isDiscarded()) {
                slots.put(entry.slot(), entry.table.get(entry.key));
            }
        }
        budget.charge(slots.size());
        return new Changes(slots);
    }

    /** Returns the values at a mark of the slots changed since then. */
    public Map<Slot, @Nullable Value> before(int mark) {
        Map<Slot, @Nullable Value> values = new HashMap<>();
        for (Entry entry : entries.subList(mark, entries.size())) {
            Slot slot = entry.slot();
            if (!entry.table.isDiscarded() && !values.containsKey(slot)) {
                values.put(slot, entry.before);
            }
        }
        return values;
    }

    /** Drops all but the first change of each slot since a mark; later marks become invalid. */
    public void compact(int mark) {
        List<Entry> since = entries.subList(mark, entries.size());
        Map<Slot, Entry> first = new LinkedHashMap<>();
        for (Entry entry : since) {
            if (!entry.table.isDiscarded()) {
                first.merge(entry.slot(), entry, (known, again) -> known.unsettled());
            }
        }
        since.clear();
        entries.addAll(first.values());
    }

    /** Returns the slots that may have held intermediate values since a mark. */
    public Set<Slot> unsettled(int mark) {
        Set<Slot> seen = new HashSet<>();
        Set<Slot> unsettled = new HashSet<>();
        for (Entry entry : entries.subList(mark, entries.size())) {
            if (!entry.settled || !seen.add(entry.slot())) {
                unsettled.add(entry.slot());
            }
        }
        return unsettled;
    }

    /** Returns whether every slot holds the same value as at a mark. */
    public boolean unchangedSince(int mark) {
        Map<Slot, @Nullable Value> before = before(mark);
        return before.entrySet().stream()
                .allMatch(entry -> before.containsKey(new Slot(entry.getKey().table(), CREATION))
                        || same(entry.getValue(), entry.getKey().now()));
    }

    private static boolean same(@Nullable Value before, @Nullable Value now) {
        if (before == null || now == null) {
            return before == null && now == null;
        }
        return before.data().equals(now.data()) && before.maybeAbsent() == now.maybeAbsent();
    }

    public void rollback(int mark) {
        for (int i = entries.size() - 1; i >= mark; i--) {
            Entry entry = entries.remove(i);
            if (entry.key != CREATION) {
                entry.table.restore(entry.key, entry.before);
            }
        }
    }

    /** Makes changes again that were undone. */
    public void replay(Changes changes) {
        changes.slots().forEach((slot, value) -> {
            if (slot.isCreation()) {
                created(slot.table());
            } else {
                set(slot, value);
            }
        });
    }

    /** Sets a slot to the joined result of several branches. */
    public void set(Slot slot, @Nullable Value value) {
        settled = false;
        if (value == null) {
            slot.table().remove(slot.key());
        } else {
            slot.table().put(slot.key(), value);
        }
        settled = true;
    }
}
