package dev.undebug.python.eval.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeapTest {
    private final Heap heap = new Heap(new Budget());

    @Test
    void returnsToASnapshot() {
        Table table = new Table(heap);
        table.put("a", Value.of(1));
        Heap.Snapshot before = heap.snapshot();
        table.put("a", Value.of(2));
        table.put("b", Value.of(3));
        Table later = new Table(heap);
        assertThat(table.keys()).containsExactly("a", "b");
        heap.restore(before);
        assertThat(contents(table)).containsExactly(Map.entry("a", Value.of(1)));
        assertThat(before.has(table)).isTrue();
        assertThat(before.has(later)).isFalse();
    }

    @Test
    void keepsASnapshotThatWasReturnedTo() {
        Table table = new Table(heap);
        Heap.Snapshot before = heap.snapshot();
        heap.restore(before);
        table.put("a", Value.of(1));
        heap.restore(before);
        assertThat(table.keys()).isEmpty();
    }

    @Test
    void putsAKeyLastThatIsSetAgain() {
        Table table = new Table(heap);
        table.put("a", Value.of(1));
        table.put("b", Value.of(2));
        table.put("a", Value.of(3));
        assertThat(table.keys()).containsExactly("a", "b");
        table.remove("a");
        assertThat(table.get("a")).isNull();
        table.put("a", Value.of(4));
        assertThat(table.keys()).containsExactly("b", "a");
    }

    @Test
    void joinsOnlyWhatDiffers() {
        Table old = new Table(heap);
        old.put("same", Value.of(0));
        old.put("changed", Value.of(1));
        old.put("removed", Value.of(2));
        Heap.Snapshot start = heap.snapshot();
        old.put("changed", Value.of(10));
        old.remove("removed");
        Table foreign = new Table(heap);
        foreign.put("x", Value.of(5));
        Heap.Snapshot other = heap.snapshot();
        heap.restore(start);
        old.put("added", Value.of(3));
        Table own = new Table(heap);
        own.put("y", Value.of(6));
        List<List<@Nullable Value>> asked = new ArrayList<>();
        heap.join(other, (there, here) -> {
            asked.add(Arrays.asList(there, here));
            return there == null ? here : there;
        });
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        Arrays.asList(Value.of(10), Value.of(1)),
                        Arrays.asList(null, Value.of(2)),
                        Arrays.asList(null, Value.of(3)));
        assertThat(contents(old))
                .containsOnly(
                        Map.entry("same", Value.of(0)),
                        Map.entry("changed", Value.of(10)),
                        Map.entry("removed", Value.of(2)),
                        Map.entry("added", Value.of(3)));
        assertThat(contents(foreign)).containsExactly(Map.entry("x", Value.of(5)));
        assertThat(contents(own)).containsExactly(Map.entry("y", Value.of(6)));
    }

    @Test
    void tellsWhichSlotsWentStraightToTheirValues() {
        Table table = new Table(heap);
        table.put("once", Value.of(1));
        table.put("twice", Value.of(1));
        table.put("untouched", Value.of(1));
        heap.watch();
        Heap.Snapshot start = heap.snapshot();
        table.put("once", Value.of(2));
        table.put("twice", Value.of(2));
        table.put("twice", Value.of(1));
        heap.stopWatching();
        List<String> seen = new ArrayList<>();
        heap.revise(start, (before, now, settled) -> {
            seen.add(before + " " + now + " " + settled);
            return Value.of(7);
        });
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Value.of(1) + " " + Value.of(2) + " true", Value.of(1) + " " + Value.of(1) + " false");
        assertThat(contents(table))
                .containsOnly(
                        Map.entry("once", Value.of(7)),
                        Map.entry("twice", Value.of(7)),
                        Map.entry("untouched", Value.of(1)));
    }

    @Test
    void revisesTablesThatOneOfSeveralBranchesMade() {
        heap.watch();
        Heap.Snapshot start = heap.snapshot();
        Table foreign = new Table(heap);
        foreign.put("x", Value.of(1));
        Heap.Snapshot other = heap.snapshot();
        heap.restore(start);
        heap.join(other, (there, here) -> there);
        heap.stopWatching();
        heap.revise(start, (before, now, settled) -> before == null && !settled ? Value.UNKNOWN : now);
        assertThat(foreign.get("x")).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void leavesTablesAloneThatWereMadeTogether() {
        Table old = new Table(heap);
        heap.watch();
        Heap.Snapshot start = heap.snapshot();
        int first = heap.size();
        Table made = new Table(heap);
        made.put("x", Value.of(1));
        old.put("y", Value.of(1));
        heap.madeTogether(first);
        Table later = new Table(heap);
        later.put("z", Value.of(1));
        heap.stopWatching();
        heap.revise(start, (before, now, settled) -> Value.UNKNOWN);
        assertThat(made.get("x")).isEqualTo(Value.of(1));
        assertThat(old.get("y")).isEqualTo(Value.UNKNOWN);
        assertThat(later.get("z")).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void knowsWhetherAnythingChanged() {
        Table table = new Table(heap);
        table.put("a", Value.of(1));
        Heap.Snapshot start = heap.snapshot();
        assertThat(heap.unchangedSince(start)).isTrue();
        table.put("a", Value.of(2));
        assertThat(heap.unchangedSince(start)).isFalse();
        table.put("a", Value.of(1));
        assertThat(heap.unchangedSince(start)).isTrue();
        new Table(heap).put("b", Value.of(1));
        assertThat(heap.unchangedSince(start)).isTrue();
    }

    /** Compares with maps that are copied whole, over random changes of many tables. */
    @Test
    void doesWhatCopiesWouldDo() {
        Random random = new Random(20261127);
        List<Table> tables = new ArrayList<>();
        Map<Integer, Map<Object, Value>> now = new TreeMap<>();
        List<Heap.Snapshot> snapshots = new ArrayList<>();
        List<Map<Integer, Map<Object, Value>>> copies = new ArrayList<>();
        int joins = 0;
        for (int step = 0; step < 20_000; step++) {
            int what = random.nextInt(100);
            if (what < 20 || tables.isEmpty()) {
                Table table = new Table(heap);
                tables.add(table);
                now.put(table.id(), new HashMap<>());
            } else if (what < 80) {
                Table table = tables.get(random.nextInt(tables.size()));
                Map<Object, Value> model = now.get(table.id());
                Object key = random.nextInt(40);
                if (model == null) {
                    assertThat(table.keys()).isEmpty();
                } else if (random.nextInt(4) == 0) {
                    table.remove(key);
                    model.remove(key);
                } else {
                    table.put(key, Value.of(step));
                    model.put(key, Value.of(step));
                }
            } else if (what < 90) {
                snapshots.add(heap.snapshot());
                copies.add(copy(now));
            } else if (!snapshots.isEmpty()) {
                int at = random.nextInt(snapshots.size());
                if (what < 95) {
                    heap.restore(snapshots.get(at));
                    now = copy(copies.get(at));
                } else {
                    heap.join(snapshots.get(at), (there, here) -> there == null ? here : there);
                    for (Map.Entry<Integer, Map<Object, Value>> table :
                            copies.get(at).entrySet()) {
                        now.computeIfAbsent(table.getKey(), key -> new HashMap<>())
                                .putAll(table.getValue());
                    }
                    joins++;
                }
            }
        }
        assertThat(joins).isGreaterThan(500);
        for (Table table : tables) {
            Map<Object, Value> model = now.getOrDefault(table.id(), Map.of());
            assertThat(contents(table)).isEqualTo(model);
        }
    }

    private static Map<Integer, Map<Object, Value>> copy(Map<Integer, Map<Object, Value>> model) {
        Map<Integer, Map<Object, Value>> copy = new TreeMap<>();
        model.forEach((table, contents) -> copy.put(table, new HashMap<>(contents)));
        return copy;
    }

    private static Map<Object, Value> contents(Table table) {
        Map<Object, Value> contents = new HashMap<>();
        table.forEach(contents::put);
        return contents;
    }
}
