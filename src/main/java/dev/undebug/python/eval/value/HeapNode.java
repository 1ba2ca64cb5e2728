package dev.undebug.python.eval.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree in which a {@link Heap} finds tables by their numbers. The lowest nodes are the tables' contents, a
 * value for each slot. A node changes only while its owner is the heap's; then it belongs to no snapshot.
 */
final class HeapNode {
    /** The levels of a root above the contents at first; it gets more when it has to. */
    private static final int LEAST_LEVELS = 2;

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;

    private final Owner owner;

    /** The number of levels below: 32 to the power of that is the number of tables for which there is room. */
    private final int levels;

    private @Nullable Object[] children;

    /** The time between two snapshots. */
    static final class Owner {}

    /** Counts the work of copying nodes. */
    interface Meter {
        void charge(int slots);
    }

    /** Sees the tables whose contents differ between two trees; null if a tree lacks the table. */
    interface Visitor {
        void visit(int table, @Nullable HeapNode first, @Nullable HeapNode second);

        /** Returns whether a range of tables of which one tree has none need not be seen. */
        default boolean passes(int from, int to) {
            return false;
        }
    }

    private HeapNode(Owner owner, int levels, @Nullable Object[] children) {
        this.owner = owner;
        this.levels = levels;
        this.children = children;
    }

    static HeapNode root(Owner owner) {
        return new HeapNode(owner, LEAST_LEVELS, new @Nullable Object[WIDTH]);
    }

    /** Returns the contents of a table below this root; null if there is no such table. */
    @Nullable
    HeapNode find(int table) {
        @Nullable HeapNode node = hasRoom(table) ? this : null;
        for (int level = levels - 1; level >= 0 && node != null; level--) {
            node = (HeapNode) node.children[index(table, level)];
        }
        return node;
    }

    private boolean hasRoom(int table) {
        return table >>> (levels * BITS) == 0;
    }

    /** Returns this root, which is owned, or a higher one with room for a table. */
    HeapNode withRoom(int table) {
        HeapNode root = this;
        while (!root.hasRoom(table)) {
            root = root.higher(owner, root.levels + 1);
        }
        return root;
    }

    /** Returns a root that has the same tables and this number of levels. */
    private HeapNode higher(Owner now, int most) {
        HeapNode root = this;
        while (root.levels < most) {
            @Nullable Object[] above = new @Nullable Object[WIDTH];
            above[0] = root;
            root = new HeapNode(now, root.levels + 1, above);
        }
        return root;
    }

    private static int index(int table, int level) {
        return table >>> (level * BITS) & (WIDTH - 1);
    }

    /** Returns the value of a slot in these contents; null if it has none. */
    @Nullable
    Value at(int slot) {
        return slot < children.length ? (Value) children[slot] : null;
    }

    /** Returns the number of slots in these contents. */
    int size() {
        return children.length;
    }

    /** Returns this node or a copy that may be changed. */
    HeapNode ownedBy(Owner now, Meter meter) {
        if (owner == now) {
            return this;
        }
        meter.charge(1 + children.length / WIDTH);
        return new HeapNode(now, levels, children.clone());
    }

    /** Sets a slot of a table below this root, which is owned and has room for it. */
    void set(int table, int slot, @Nullable Value value, Meter meter) {
        HeapNode contents = contents(table, meter);
        if (slot >= contents.children.length) {
            contents.children = Arrays.copyOf(contents.children, Math.max(slot + 1, 2 * contents.children.length));
        }
        contents.children[slot] = value;
    }

    /** Returns the owned contents of a table below this root, which is owned; empty ones if there are none. */
    private HeapNode contents(int table, Meter meter) {
        HeapNode node = this;
        for (int level = levels - 1; level >= 0; level--) {
            int index = index(table, level);
            @Nullable HeapNode child = (HeapNode) node.children[index];
            HeapNode owned = child == null
                    ? new HeapNode(owner, level, new @Nullable Object[level == 0 ? 0 : WIDTH])
                    : child.ownedBy(owner, meter);
            node.children[index] = owned;
            node = owned;
        }
        return node;
    }

    /** Makes sure that a table exists below this root, which is owned and has room for it. */
    void create(int table, Meter meter) {
        contents(table, meter);
    }

    /** Removes a table below this root, which is owned. */
    void remove(int table, Meter meter) {
        HeapNode node = this;
        if (!hasRoom(table)) {
            return;
        }
        for (int level = levels - 1; level > 0; level--) {
            int index = index(table, level);
            @Nullable HeapNode child = (HeapNode) node.children[index];
            if (child == null) {
                return;
            }
            HeapNode owned = child.ownedBy(owner, meter);
            node.children[index] = owned;
            node = owned;
        }
        node.children[index(table, 0)] = null;
    }

    /**
     * Returns this root with the tables of another that it lacks; subtrees that only one of them has cost nothing.
     *
     * @param both sees the tables that both have, with different contents: first the other's, then these
     */
    HeapNode with(HeapNode other, Owner now, Meter meter, Visitor both) {
        int levels = Math.max(this.levels, other.levels);
        return merged(higher(now, levels), other.higher(now, levels), levels, 0, new Merge(now, meter, both));
    }

    private record Merge(Owner now, Meter meter, Visitor both) {}

    private static HeapNode merged(HeapNode here, HeapNode other, int level, int first, Merge merge) {
        if (here == other) {
            return here;
        }
        if (level == 0) {
            merge.both.visit(first, other, here);
            return here;
        }
        merge.meter.charge(1);
        HeapNode result = here;
        for (int i = 0; i < WIDTH; i++) {
            @Nullable HeapNode theirs = (HeapNode) other.children[i];
            @Nullable HeapNode own = (HeapNode) here.children[i];
            if (theirs != null && theirs != own) {
                HeapNode child = own == null
                        ? theirs
                        : merged(own, theirs, level - 1, first + (i << ((level - 1) * BITS)), merge);
                if (child != own) {
                    result = result.ownedBy(merge.now, merge.meter);
                    result.children[i] = child;
                }
            }
        }
        return result;
    }

    /** Shows the tables whose contents differ between two roots. */
    static void differences(HeapNode first, HeapNode second, Meter meter, Visitor visitor) {
        int levels = Math.max(first.levels, second.levels);
        differences(first.higher(first.owner, levels), second.higher(second.owner, levels), levels, 0, meter, visitor);
    }

    private static void differences(
            @Nullable HeapNode first, @Nullable HeapNode second, int level, int from, Meter meter, Visitor visitor) {
        if (first == second) {
            return;
        }
        if ((first == null || second == null) && visitor.passes(from, from + (1 << (level * BITS)))) {
            return;
        }
        if (level == 0) {
            visitor.visit(from, first, second);
            return;
        }
        meter.charge(1);
        for (int i = 0; i < WIDTH; i++) {
            differences(
                    child(first, i), child(second, i), level - 1, from + (i << ((level - 1) * BITS)), meter, visitor);
        }
    }

    private static @Nullable HeapNode child(@Nullable HeapNode node, int index) {
        return node == null ? null : (HeapNode) node.children[index];
    }
}
