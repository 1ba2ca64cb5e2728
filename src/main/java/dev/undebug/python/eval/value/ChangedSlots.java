package dev.undebug.python.eval.value;

import java.util.BitSet;

/** The slots of one table that were changed. */
final class ChangedSlots {
    private final BitSet slots = new BitSet();
    private final BitSet unsettled = new BitSet();

    static ChangedSlots all(int size) {
        ChangedSlots changed = new ChangedSlots();
        changed.slots.set(0, size);
        changed.unsettled.set(0, size);
        return changed;
    }

    /** @param settled whether the program itself set the value */
    void add(int slot, boolean settled) {
        if (slots.get(slot) || !settled) {
            unsettled.set(slot);
        }
        slots.set(slot);
    }

    boolean isSettled(int slot) {
        return !unsettled.get(slot);
    }

    int[] all() {
        return slots.stream().toArray();
    }
}
