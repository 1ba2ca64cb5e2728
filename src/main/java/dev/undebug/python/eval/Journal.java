package dev.undebug.python.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record of all changes of state, which can be undone back to a mark. */
final class Journal {
    private static final Object CREATION = new Object();

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Table table, Object key, @Nullable Value before) {}

    /** One place that holds a value. */
    record Slot(Table table, Object key) {
        boolean isCreation() {
            return key == CREATION;
        }
    }

    /** What changed since a mark: the value of each slot now, null where it was removed. */
    record Changes(Map<Slot, @Nullable Value> slots) {
        boolean created(Table table) {
            return slots.containsKey(new Slot(table, CREATION));
        }
    }

    int mark() {
        return entries.size();
    }

    void created(Table table) {
        entries.add(new Entry(table, CREATION, null));
    }

    void changing(Table table, Object key, @Nullable Value before) {
        entries.add(new Entry(table, key, before));
    }

    Changes since(int mark) {
        Map<Slot, @Nullable Value> slots = new LinkedHashMap<>();
        for (Entry entry : entries.subList(mark, entries.size())) {
            slots.put(new Slot(entry.table, entry.key), entry.table.get(entry.key));
        }
        return new Changes(slots);
    }

    /** Returns the values that the slots changed since a mark had at that mark. */
    Map<Slot, @Nullable Value> before(int mark) {
        Map<Slot, @Nullable Value> values = new HashMap<>();
        for (Entry entry : entries.subList(mark, entries.size())) {
            Slot slot = new Slot(entry.table, entry.key);
            if (!values.containsKey(slot)) {
                values.put(slot, entry.before);
            }
        }
        return values;
    }

    void rollback(int mark) {
        for (int i = entries.size() - 1; i >= mark; i--) {
            Entry entry = entries.remove(i);
            if (entry.key != CREATION) {
                entry.table.restore(entry.key, entry.before);
            }
        }
    }

    /** Makes changes that were undone again. */
    void replay(Changes changes) {
        changes.slots().forEach((slot, value) -> {
            if (slot.isCreation()) {
                created(slot.table());
            } else {
                set(slot, value);
            }
        });
    }

    void set(Slot slot, @Nullable Value value) {
        if (value == null) {
            slot.table().remove(slot.key());
        } else {
            slot.table().put(slot.key(), value);
        }
    }
}
