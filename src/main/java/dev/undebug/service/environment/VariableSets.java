package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the variables that a unit gets by the name of a set: those of a ConfigMap. */
public final class VariableSets {
    private final List<Unit> sets;
    private final Function<String, Optional<FileFacts>> facts;
    private final Optional<VariableSets> otherwise;

    /**
     * @param facts what a file says, by repository path: a set may be made of files of variables
     */
    public VariableSets(List<FileFacts> files, Function<String, Optional<FileFacts>> facts) {
        this.facts = facts;
        this.otherwise = Optional.empty();
        sets = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.VARIABLES)
                .toList();
    }

    private VariableSets(List<Unit> sets, VariableSets otherwise) {
        this.sets = List.copyOf(sets);
        this.facts = otherwise.facts;
        this.otherwise = Optional.of(otherwise);
    }

    /**
     * Returns the sets that are deployed together: of one name all are one, and a later one wins.
     *
     * @param own those of the deployment; what it has not is one of the others
     */
    public VariableSets of(List<Unit> own) {
        return new VariableSets(own, this);
    }

    /**
     * Returns a unit among the sets that it gets, in the order in which a later one wins: whole sets, its own variables,
     * and those that it takes one by one, each a set that has only this one.
     */
    public List<Unit> around(Unit unit) {
        List<Unit> all = new ArrayList<>(of(unit, false));
        all.add(unit);
        all.addAll(of(unit, true));
        return all;
    }

    private List<Unit> of(Unit unit, boolean single) {
        List<Unit> found = new ArrayList<>();
        for (Unit.VariableSet wanted : unit.origin().variableSets()) {
            if (wanted.key().isPresent() != single) {
                continue;
            }
            named(wanted.name(), unit).forEach(one -> found.addAll(parts(one, wanted)));
        }
        return found;
    }

    /** Of several sets of one name, as overlays have them, the one that lies nearest is meant. */
    private List<Unit> named(String name, Unit from) {
        List<Unit> named = sets.stream().filter(set -> set.name().equals(name)).toList();
        if (otherwise.isPresent()) {
            return named.isEmpty() ? otherwise.get().named(name, from) : named;
        }
        return named.stream()
                .max(Comparator.<Unit>comparingInt(
                                set -> common(set.place().path(), from.place().path()))
                        .thenComparing(set -> set.role() == Role.UNKNOWN))
                .map(List::of)
                .orElse(List.of());
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private List<Unit> parts(Unit set, Unit.VariableSet wanted) {
        List<Unit> whole = new ArrayList<>();
        for (String path : set.origin().envFiles()) {
            facts.apply(path).ifPresent(file -> whole.addAll(file.units()));
        }
        whole.add(set);
        return wanted.key().isEmpty()
                ? whole
                : whole.stream()
                        .flatMap(one -> part(one, wanted.key().get(), wanted.variable()).stream())
                        .toList();
    }

    private static Optional<Unit> part(Unit set, String key, String name) {
        return set.environment().stream()
                .filter(variable -> variable.name().equals(key))
                .map(variable -> new EnvVar(name, variable.value(), variable.place(), variable.valueSpan()))
                .map(variable -> new Unit(
                        set.kind(),
                        set.name(),
                        set.place(),
                        set.role(),
                        List.of(variable),
                        List.of(),
                        Unit.Origin.NONE))
                .findFirst();
    }
}
