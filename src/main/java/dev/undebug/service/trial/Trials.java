package dev.undebug.service.trial;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.Flags;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a program in environments that differ from its own. */
public final class Trials {
    private final Program program;
    private final RunCache runs;

    public Trials(Program program, RunCache runs) {
        this.program = program;
        this.runs = runs;
    }

    /** Returns whether the platform of the program sets a variable by itself, or its script has asked for the value. */
    boolean isGiven(String name) {
        return program.layers().stream()
                .filter(layer -> layer.variable().name().equals(name))
                .anyMatch(layer ->
                        layer.platform().isPresent() || layer.variable().isAsked());
    }

    /** Returns whether a value is on if these variables are not set. */
    boolean onWithout(Traced value, Collection<String> names) {
        return on(value, names, Map.of());
    }

    /** Returns whether a value is on if a variable is set to a word. */
    boolean onWith(Traced value, String name, String word) {
        return on(value, List.of(name), Map.of(name, word));
    }

    /**
     * Returns those of the variables that may decide whether debug mode is on, by one run in which none is known: all of them,
     * if that run left out more than the program as it is, which serves something. A variable on which nothing depends in any
     * environment decides nothing.
     */
    public Set<String> mayDecide(Set<String> names, Execution asItIs) {
        return decideNothing(names, asItIs) ? Set.of() : known(names, asItIs).orElse(names);
    }

    /**
     * Returns those of the variables each of which may decide alone whether debug mode is on. A run in which all are unknown may
     * leave out more than the program as it is: some of them are unknown together then, until it is found which ones do that. Of a
     * program that no launch starts, what that run shows is enough.
     */
    public Set<String> deciding(Set<String> names, Execution asItIs) {
        if (decideNothing(names, asItIs)) {
            return Set.of();
        }
        return program.launch().isEmpty()
                ? among(names, unknown(names, asItIs))
                : known(names, asItIs)
                        .orElseGet(() -> among(names.stream().sorted().toList(), asItIs));
    }

    /** Returns those that decide of names with which the program leaves out more, if none of them is known. */
    private Set<String> among(List<String> names, Execution asItIs) {
        if (names.size() == 1) {
            return Set.copyOf(names);
        }
        List<String> first = names.subList(0, names.size() / 2);
        List<String> second = names.subList(names.size() / 2, names.size());
        Optional<Set<String>> some = known(Set.copyOf(first), asItIs);
        Set<String> deciding = new HashSet<>(some.orElseGet(() -> among(first, asItIs)));
        // Where the first half leaves out no more, the second one does.
        Optional<Set<String>> others = some.isPresent() ? Optional.empty() : known(Set.copyOf(second), asItIs);
        deciding.addAll(others.orElseGet(() -> among(second, asItIs)));
        return deciding;
    }

    /** Returns whether nothing depends on any of the variables in any environment. */
    private boolean decideNothing(Set<String> names, Execution asItIs) {
        return names.isEmpty()
                || program.entry().isEmpty()
                || runs.anywhere(program.entry().get())
                        .filter(any -> any.coverage().isComplete()
                                || !asItIs.coverage().isComplete()
                                || !serves(asItIs))
                        .filter(any -> among(names, any).isEmpty())
                        .isPresent();
    }

    /**
     * Returns those of the variables on which something depends where none of them is known; empty if that is not known, because
     * less of the program is seen then.
     */
    private Optional<Set<String>> known(Set<String> names, Execution asItIs) {
        Execution execution = unknown(names, asItIs);
        boolean lessSeen =
                asItIs.coverage().isComplete() && !execution.coverage().isComplete();
        return lessSeen && serves(asItIs) ? Optional.empty() : Optional.of(among(names, execution));
    }

    /** Runs the program in its environment, with none of these variables known. */
    private Execution unknown(Set<String> names, Execution asItIs) {
        Entry entry = program.entry().orElseThrow();
        Variables start = program.atStart();
        Map<String, String> values = new HashMap<>(start.values());
        Set<String> unknown = new HashSet<>(start.unknown());
        values.keySet().removeAll(names);
        unknown.addAll(names);
        Set<String> present = new HashSet<>(start.present());
        present.removeAll(names);
        return runs.run(entry.after(asItIs.coverage().tried()), new Variables(values, unknown, present));
    }

    /** Returns those of the variables on which a switch that may be on may depend. */
    private static Set<String> among(Set<String> names, Execution execution) {
        List<Traced> switches = switches(execution)
                .filter(value -> value.truth() != Truth.FALSE)
                .toList();
        return names.stream()
                .filter(name -> switches.stream().anyMatch(value -> value.mayDependOn(name)))
                .collect(Collectors.toSet());
    }

    private static boolean serves(Execution execution) {
        return !execution.starts().isEmpty()
                || !execution.unseen().isEmpty()
                || !execution.settings().isEmpty();
    }

    private boolean on(Traced value, Collection<String> removed, Map<String, String> added) {
        runs.budget().spend(program.layers().size() + program.dotenv().size());
        Variables start = program.atStart();
        Map<String, String> values = new HashMap<>(start.values());
        Set<String> unknown = new HashSet<>(start.unknown());
        values.keySet().removeAll(removed);
        unknown.removeAll(removed);
        values.putAll(added);
        return program.entry().stream()
                .flatMap(entry -> values(runs.run(entry, new Variables(values, unknown, start.present()))))
                .anyMatch(other -> same(other.place(), value.place()) && Flags.on(other));
    }

    /** Returns a file's syntax tree. */
    PythonModule module(SourceFile file) {
        runs.budget().spend(WorkBudget.ofSearch(file.text().length()));
        return runs.module(file);
    }

    private Stream<Traced> values(Execution execution) {
        runs.budget()
                .spend(execution.starts().size()
                        + execution.settings().size()
                        + execution.disclosures().size());
        return Stream.concat(
                switches(execution), execution.disclosures().stream().map(Disclosure::value));
    }

    private static Stream<Traced> switches(Execution execution) {
        Stream<Traced> arguments = execution.starts().stream()
                .flatMap(start -> Stream.of(start.debug(), start.useDebugger()).flatMap(Optional::stream));
        Stream<DebugSetting> settings = Stream.concat(
                        execution.starts().stream().map(AppStart::settings), Stream.of(execution.settings()))
                .flatMap(List::stream);
        return Stream.concat(arguments, settings.map(DebugSetting::value));
    }

    private static boolean same(Place one, Place other) {
        return one.span().equals(other.span()) && one.path().equals(other.path());
    }
}
