package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.service.run.FileAnswers.Answer;
import dev.undebug.service.run.FileAnswers.Around;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs by entry, environment and the files around it. A run also answers for other environments that agree on what it looked at, and
 * one in any environment, in which nothing mattered, for all; and for other files that give all answers that it got.
 */
final class KnownRuns {
    /** The runs among other files that are compared with a place: there may be as many places as services. */
    private static final int MOST_PLACES = 8;

    private final Map<Entry, List<Known>> runs = new HashMap<>();

    /**
     * A run.
     *
     * @param answers what it asked about the files around it; empty if that is not noted
     * @param work of all its rounds, in units of {@link dev.undebug.service.tree.WorkBudget}
     */
    record Known(
            Environment environment, Around around, Optional<List<Answer>> answers, Execution execution, long work) {
        /** Returns what the run is in another environment, for which it answers. */
        Known in(Environment other) {
            return new Known(
                    other, around, answers, environment.open() ? execution.silentIn(other) : execution.in(other), work);
        }

        Known with(Execution other) {
            return new Known(environment, around, answers, other, work);
        }

        Known costing(long all) {
            return new Known(environment, around, answers, execution, all);
        }

        boolean agreesOn(Environment other) {
            return environment.open() || execution.use().agrees(environment, other);
        }

        boolean agreesOn(Around others, Predicate<String> exists) {
            return answers.filter(given -> FileAnswers.areOf(given, others, exists))
                    .isPresent();
        }
    }

    /** @param exists whether the repository has a file */
    Optional<Known> find(Entry entry, Environment environment, Predicate<String> exists) {
        List<Known> anywhere = runs.getOrDefault(anywhere(entry), List.of());
        Around around = Around.of(entry.context());
        List<Known> here =
                anywhere.stream().filter(run -> run.around.equals(around)).toList();
        return here.stream()
                .filter(run -> run.environment.equals(environment))
                .findFirst()
                .or(() -> here.stream().filter(run -> run.agreesOn(environment)).findFirst())
                .or(() -> elsewhere(entry, run -> run.agreesOn(environment), exists))
                .map(run -> run.environment.equals(environment) ? run : run.in(environment));
    }

    /** Returns a run in this very environment, whatever is around it. */
    Optional<Known> elsewhere(Entry entry, Environment environment, Predicate<String> exists) {
        return elsewhere(entry, run -> run.environment.equals(environment), exists);
    }

    private Optional<Known> elsewhere(Entry entry, Predicate<Known> which, Predicate<String> exists) {
        Around around = Around.of(entry.context());
        Set<String> absent = entry.context().absent();
        Predicate<String> there = path -> !absent.contains(path) && exists.test(path);
        return runs.getOrDefault(anywhere(entry), List.of()).stream()
                .filter(run -> run.answers.isPresent() && which.test(run))
                .limit(MOST_PLACES)
                .filter(run -> run.agreesOn(around, there))
                .findFirst();
    }

    /** Returns whether an entry was run, and nothing mattered. */
    boolean areSilent(Entry entry) {
        List<Known> known = runs.getOrDefault(anywhere(entry), List.of()).stream()
                .filter(run -> run.around.equals(Around.of(entry.context())))
                .toList();
        return !known.isEmpty() && known.stream().allMatch(run -> run.execution.isSilent());
    }

    void add(Entry entry, Known run) {
        runs.computeIfAbsent(anywhere(entry), key -> new ArrayList<>()).add(run);
    }

    private static Entry anywhere(Entry entry) {
        return entry.in(Around.anywhere(entry.context()));
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
