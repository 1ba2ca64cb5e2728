package dev.undebug.service;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the variables that a unit gets by the name of a set: those of a ConfigMap. */
final class VariableSets {
    private final List<Unit> sets;

    VariableSets(List<FileFacts> files) {
        sets = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.VARIABLES)
                .toList();
    }

    /** Returns the sets that a unit gets, in order; of one variable alone, a set that has only this one. */
    List<Unit> of(Unit unit) {
        List<Unit> found = new ArrayList<>();
        for (Unit.VariableSet wanted : unit.origin().variableSets()) {
            named(wanted.name(), unit).flatMap(set -> part(set, wanted)).ifPresent(found::add);
        }
        return found;
    }

    /** Of several sets of one name, as overlays have them, the one that lies nearest is meant. */
    private Optional<Unit> named(String name, Unit from) {
        return sets.stream()
                .filter(set -> set.name().equals(name))
                .max(Comparator.comparingInt(
                        set -> common(set.place().path(), from.place().path())));
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static Optional<Unit> part(Unit set, Unit.VariableSet wanted) {
        if (wanted.key().isEmpty()) {
            return Optional.of(set);
        }
        return set.environment().stream()
                .filter(variable -> variable.name().equals(wanted.key().get()))
                .map(variable ->
                        new EnvVar(wanted.variable(), variable.value(), variable.place(), variable.valueSpan()))
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
