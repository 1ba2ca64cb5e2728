package dev.undebug.python.eval.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the contents of all tables of a run. A snapshot costs nothing, for what it shares with the present is copied
 * when that changes. So branches can be undone, and are joined by looking only at the tables that differ.
 */
public final class Heap {
    /** The number of slots that are compared in the time of joining one. */
    private static final int COMPARED = 16;

    private final Budget budget;
    private final HeapNode.Meter meter;
    private HeapNode.Owner owner = new HeapNode.Owner();
    private HeapNode root = HeapNode.root(owner);
    private int tables;
    private @Nullable Write last;
    private int watching;

    /** The ends of ranges of tables that were made together, by their beginnings. */
    private final NavigableMap<Integer, Integer> together = new TreeMap<>();

    public Heap(Budget budget) {
        this.budget = budget;
        this.meter = budget::charge;
    }

    /** A change of a slot. */
    private static final class Write {
        private final @Nullable Write before;
        private final int table;
        private final int slot;

        /** Whether the program itself set the value; it did not if branches were joined. */
        private final boolean settled;

        Write(@Nullable Write before, int table, int slot, boolean settled) {
            this.before = before;
            this.table = table;
            this.slot = slot;
            this.settled = settled;
        }
    }

    /** The contents of all tables at one moment. */
    public static final class Snapshot {
        private final HeapNode root;
        private final @Nullable Write last;
        private final int tables;

        private Snapshot(HeapNode root, @Nullable Write last, int tables) {
            this.root = root;
            this.last = last;
            this.tables = tables;
        }

        /** Returns whether a table existed. */
        public boolean has(Table table) {
            return root.find(table.id()) != null;
        }
    }

    /** Computes the value of a slot from its values in two states; null means absent. */
    public interface Joiner {
        @Nullable
        Value joined(@Nullable Value other, @Nullable Value here);
    }

    /**
     * Computes the value of a slot that changed.
     *
     * @see #revise
     */
    public interface Reviser {
        /**
         * Returns the value for a slot; null empties it.
         *
         * @param settled whether the slot went from its value before straight to its present one
         */
        @Nullable
        Value revised(@Nullable Value before, @Nullable Value now, boolean settled);
    }

    /** Creates an empty table, and returns its number. */
    int create() {
        int table = tables++;
        present(table).create(table, meter);
        return table;
    }

    @Nullable
    HeapNode find(int table) {
        return root.find(table);
    }

    /** Counts the work of looking at slots. */
    void charge(int slots) {
        budget.charge(slots);
    }

    /** Sets a slot of a table; null empties it. */
    void set(int table, int slot, @Nullable Value value) {
        set(table, slot, value, true);
    }

    private void set(int table, int slot, @Nullable Value value, boolean settled) {
        budget.charge(1);
        present(table).set(table, slot, value, meter);
        if (watching > 0) {
            last = new Write(last, table, slot, settled);
        }
    }

    /** Removes an unreachable table. */
    void remove(int table) {
        root = root.ownedBy(owner, meter);
        root.remove(table, meter);
    }

    private HeapNode present(int table) {
        root = root.ownedBy(owner, meter).withRoom(table);
        return root;
    }

    public Snapshot snapshot() {
        owner = new HeapNode.Owner();
        return new Snapshot(root, last, tables);
    }

    /** Returns to an earlier state. */
    public void restore(Snapshot snapshot) {
        owner = new HeapNode.Owner();
        root = snapshot.root;
        last = snapshot.last;
    }

    /** Returns the number of the next table. */
    public int size() {
        return tables;
    }

    /**
     * Records that the tables from a number on were made together, as by an import that succeeded: nothing can reach
     * them before they are whole.
     */
    public void madeTogether(int from) {
        if (from < tables) {
            together.subMap(from, true, tables, false).clear();
            together.put(from, tables);
        }
    }

    /** Begins to record every change, for {@link #revise}. */
    public void watch() {
        watching++;
    }

    public void stopWatching() {
        watching--;
    }

    /** Adds the tables that only another state has, and joins the slots that differ. */
    public void join(Snapshot other, Joiner joiner) {
        List<Different> different = new ArrayList<>();
        root = root.with(other.root, owner, meter, (table, theirs, own) -> {
            if (theirs != null && own != null) {
                different.add(new Different(table, theirs, own));
            }
        });
        for (Different contents : different) {
            HeapNode theirs = contents.first();
            HeapNode own = contents.second();
            int size = Math.max(theirs.size(), own.size());
            budget.charge(1 + size / COMPARED);
            for (int slot = 0; slot < size; slot++) {
                @Nullable Value there = theirs.at(slot);
                @Nullable Value here = own.at(slot);
                if (differ(there, here)) {
                    budget.charge(1);
                    @Nullable Value joined = joiner.joined(there, here);
                    if (!Objects.equals(joined, here)) {
                        set(contents.table(), slot, joined, false);
                    }
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // Nearly all are the same, and a look at their contents costs more.
    private static boolean differ(@Nullable Value one, @Nullable Value other) {
        return one != other;
    }

    /** The contents of one table in two states. */
    private record Different(int table, HeapNode first, HeapNode second) {}

    /**
     * Changes all slots that were changed since a snapshot, whatever they hold now. Tables that were made together since then
     * stay as they are.
     *
     * @param since a snapshot since which changes were recorded
     */
    public void revise(Snapshot since, Reviser reviser) {
        Map<Integer, ChangedSlots> changed = new TreeMap<>();
        for (@Nullable Write write = last; write != null && write != since.last; write = write.before) {
            budget.charge(1);
            if (write.table < since.tables || !isWhole(write.table, write.table + 1, since)) {
                changed.computeIfAbsent(write.table, key -> new ChangedSlots()).add(write.slot, write.settled);
            }
        }
        HeapNode.differences(since.root, root, meter, new MadeApart(since, changed));
        HeapNode now = root;
        changed.forEach((table, slots) -> {
            @Nullable HeapNode after = now.find(table);
            // A table that is gone cannot be reached.
            if (after != null) {
                revise(table, slots, since.root.find(table), after, reviser);
            }
        });
    }

    /** Adds the tables that were made in one of several branches: their changes were not recorded. */
    private final class MadeApart implements HeapNode.Visitor {
        private final Snapshot since;
        private final Map<Integer, ChangedSlots> changed;

        MadeApart(Snapshot since, Map<Integer, ChangedSlots> changed) {
            this.since = since;
            this.changed = changed;
        }

        @Override
        public void visit(int table, @Nullable HeapNode before, @Nullable HeapNode now) {
            if (before == null && now != null) {
                changed.computeIfAbsent(table, key -> ChangedSlots.all(now.size()));
            }
        }

        @Override
        public boolean passes(int from, int to) {
            return isWhole(from, Math.min(to, tables), since);
        }
    }

    /** Returns whether a range of tables was made together, all since a snapshot. */
    private boolean isWhole(int from, int to, Snapshot since) {
        Map.@Nullable Entry<Integer, Integer> range = together.floorEntry(from);
        return range != null && range.getKey() >= since.tables && to <= range.getValue();
    }

    private void revise(int table, ChangedSlots slots, @Nullable HeapNode before, HeapNode now, Reviser reviser) {
        for (int slot : slots.all()) {
            @Nullable Value first = before == null ? null : before.at(slot);
            @Nullable Value present = now.at(slot);
            @Nullable Value revised = reviser.revised(first, present, slots.isSettled(slot));
            if (!Objects.equals(revised, present)) {
                set(table, slot, revised, false);
            }
        }
    }

    /** Returns whether every slot of the tables of a snapshot holds the same value as then. */
    public boolean unchangedSince(Snapshot snapshot) {
        boolean[] same = {true};
        HeapNode.differences(snapshot.root, root, meter, new HeapNode.Visitor() {
            @Override
            public void visit(int table, @Nullable HeapNode before, @Nullable HeapNode now) {
                if (before != null && now != null && same[0]) {
                    int size = Math.max(before.size(), now.size());
                    budget.charge(1 + size / COMPARED);
                    for (int slot = 0; slot < size && same[0]; slot++) {
                        same[0] = same(before.at(slot), now.at(slot));
                    }
                }
            }

            @Override
            public boolean passes(int from, int to) {
                return true;
            }
        });
        return same[0];
    }

    private static boolean same(@Nullable Value before, @Nullable Value now) {
        if (before == null || now == null) {
            return before == null && now == null;
        }
        return before.data().equals(now.data()) && before.maybeAbsent() == now.maybeAbsent();
    }
}
