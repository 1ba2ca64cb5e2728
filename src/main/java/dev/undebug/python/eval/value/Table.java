package dev.undebug.python.eval.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The changeable state of one object or scope. Its contents are in a {@link Heap}, so that a branch can be undone. */
public final class Table {
    private final Heap heap;
    private final int id;

    // A slot stays with its key when the key is removed: another branch may still have it.
    private final Map<Object, Integer> slots = new LinkedHashMap<>();

    public Table(Heap heap) {
        this.heap = heap;
        this.id = heap.create();
    }

    int id() {
        return id;
    }

    @Nullable
    public Value get(Object key) {
        @Nullable Integer slot = slots.get(key);
        return slot == null ? null : at(slot);
    }

    private @Nullable Value at(int slot) {
        @Nullable HeapNode contents = heap.find(id);
        return contents == null ? null : contents.at(slot);
    }

    public void put(Object key, Value value) {
        @Nullable Integer slot = slots.get(key);
        if (slot == null) {
            slot = slots.size();
            slots.put(key, slot);
        } else if (at(slot) == null) {
            // A key that is set again after its removal comes last.
            slots.remove(key);
            slots.put(key, slot);
        }
        heap.set(id, slot, value);
    }

    public void remove(Object key) {
        @Nullable Integer slot = slots.get(key);
        if (slot != null && at(slot) != null) {
            heap.set(id, slot, null);
        }
    }

    /** Returns the keys, in insertion order. */
    public List<Object> keys() {
        List<Object> keys = new ArrayList<>(slots.size());
        forEach((key, value) -> keys.add(key));
        return keys;
    }

    /** Passes on the keys and values, in insertion order. They must not change meanwhile. */
    public void forEach(BiConsumer<Object, Value> taker) {
        @Nullable HeapNode contents = heap.find(id);
        if (contents != null) {
            heap.charge(slots.size());
            slots.forEach((key, slot) -> {
                @Nullable Value value = contents.at(slot);
                if (value != null) {
                    taker.accept(key, value);
                }
            });
        }
    }

    /** Removes the contents, which are unreachable. */
    void discard() {
        heap.remove(id);
    }
}
