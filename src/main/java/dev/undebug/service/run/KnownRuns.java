package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs by entry and environment. A run also answers for other environments that agree on what it looked at, and one in any
 * environment, in which nothing mattered, for all.
 */
final class KnownRuns {
    private final Map<Entry, List<Known>> runs = new HashMap<>();

    /**
     * A run.
     *
     * @param work of all its rounds, in units of {@link dev.undebug.service.tree.WorkBudget}
     */
    record Known(Environment environment, Execution execution, long work) {
        /** Returns what the run is in another environment, for which it answers. */
        Known in(Environment other) {
            return new Known(other, environment.open() ? execution.silentIn(other) : execution.in(other), work);
        }

        Known with(Execution other) {
            return new Known(environment, other, work);
        }
    }

    Optional<Known> find(Entry entry, Environment environment) {
        List<Known> known = runs.getOrDefault(entry, List.of());
        Optional<Known> same = known.stream()
                .filter(run -> run.environment.equals(environment))
                .findFirst();
        return same.or(() -> known.stream()
                .filter(run -> run.environment.open() || run.execution.use().agrees(run.environment, environment))
                .map(run -> run.in(environment))
                .findFirst());
    }

    /** Returns whether an entry was run, and nothing mattered. */
    boolean areSilent(Entry entry) {
        List<Known> known = runs.getOrDefault(entry, List.of());
        return !known.isEmpty() && known.stream().allMatch(run -> run.execution.isSilent());
    }

    void add(Entry entry, Known run) {
        runs.computeIfAbsent(entry, key -> new ArrayList<>()).add(run);
    }

    Stream<Execution> all() {
        return runs.values().stream().flatMap(List::stream).map(Known::execution);
    }

    KnownRuns copy() {
        return kept(Optional::of);
    }

    /** Returns the runs that are kept, as they are then. */
    KnownRuns kept(Function<Execution, Optional<Execution>> which) {
        KnownRuns kept = new KnownRuns();
        runs.forEach((entry, known) -> known.forEach(
                run -> which.apply(run.execution).ifPresent(execution -> kept.add(entry, run.with(execution)))));
        return kept;
    }
}
