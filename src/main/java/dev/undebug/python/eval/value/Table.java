package dev.undebug.python.eval.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changeable state of one object or scope. Every write is journaled, so that a branch can be undone and joined. */
public final class Table {
    private final Map<Object, Value> slots = new LinkedHashMap<>();
    private final UndoLog undoLog;
    private boolean discarded;

    public Table(UndoLog undoLog) {
        this.undoLog = undoLog;
        undoLog.created(this);
    }

    @Nullable
    public Value get(Object key) {
        return slots.get(key);
    }

    public void put(Object key, Value value) {
        undoLog.changing(this, key, slots.get(key));
        slots.put(key, value);
    }

    public void remove(Object key) {
        undoLog.changing(this, key, slots.get(key));
        slots.remove(key);
    }

    /** Returns the keys, in insertion order. */
    public List<Object> keys() {
        return List.copyOf(slots.keySet());
    }

    /** Marks the table as unreachable: its changes need no record. */
    void discard() {
        discarded = true;
    }

    public boolean isDiscarded() {
        return discarded;
    }

    /** Sets a slot without recording the change; for the journal only. */
    void restore(Object key, @Nullable Value value) {
        if (value == null) {
            slots.remove(key);
        } else {
            slots.put(key, value);
        }
    }
}
