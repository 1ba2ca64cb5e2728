package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds variables that a unit takes from a named set, such as a ConfigMap. */
public final class VariableSets {
    /** The name of a ConfigMap, or of a Secret, in the notation of kubectl. Sets of other kinds have no such names. */
    private static final Pattern OF_CLUSTER = Pattern.compile("(?:secret/)?[a-z0-9][a-z0-9.-]*");

    private final List<Unit> sets;
    private final Function<String, Optional<FileFacts>> facts;
    private final Optional<VariableSets> otherwise;

    /** @param facts the facts of a file, by repository path: a set may come from env files */
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
     * Returns these sets as one deployment sees them: its own sets of a name are merged, later ones win.
     *
     * @param own the deployment's sets; a name without an own set refers to the other sets
     */
    public VariableSets of(List<Unit> own) {
        return new VariableSets(own, this);
    }

    /**
     * Returns a unit and the sets that it refers to, later ones win: whole sets, its own variables, and single
     * variables, each as a set of one.
     */
    public List<Unit> around(Unit unit) {
        List<Unit> all = new ArrayList<>(of(unit, false));
        all.add(unit);
        all.addAll(of(unit, true));
        return all;
    }

    /** Returns the ConfigMaps and Secrets that a container refers to as a whole and no file shows in full, as {@code kubectl} names them. */
    public List<String> unseen(Unit container) {
        return container.origin().variableSets().stream()
                .filter(wanted -> wanted.key().isEmpty())
                .map(Unit.VariableSet::name)
                .filter(name -> OF_CLUSTER.matcher(name).matches() && !isSeen(named(name, container)))
                .map(name -> name.contains("/") ? name : "configmap/" + name)
                .sorted()
                .toList();
    }

    private static boolean isSeen(List<Unit> sets) {
        return !sets.isEmpty()
                && sets.stream()
                        .flatMap(set -> set.environment().stream())
                        .map(EnvVar::name)
                        .allMatch(TemplatePlaceholders::isKnown);
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

    /**
     * Of several sets with one name, as in overlays, the nearest one counts; of those beside each other the one for the
     * environment of the unit, or for all, and otherwise that for production.
     */
    private List<Unit> named(String name, Unit from) {
        List<Unit> named = sets.stream().filter(set -> set.name().equals(name)).toList();
        if (otherwise.isPresent()) {
            return named.isEmpty() ? otherwise.get().named(name, from) : named;
        }
        return named.stream()
                .max(Comparator.<Unit>comparingInt(set -> folders(set, from))
                        .thenComparing(set -> set.role() == from.role())
                        .thenComparing(set -> set.role() == Role.UNKNOWN)
                        .thenComparing(set -> set.role() == Role.PRODUCTION)
                        .thenComparing(set -> set.role() == Role.STAGING)
                        .thenComparingInt(
                                set -> common(set.place().path(), from.place().path())))
                .map(List::of)
                .orElse(List.of());
    }

    /** Returns how many folders around a unit are also around a set. */
    private static int folders(Unit set, Unit from) {
        List<String> one = RepositoryPath.of(set.place().path()).folder().names();
        List<String> other = RepositoryPath.of(from.place().path()).folder().names();
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
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
        if (wanted.key().isEmpty()) {
            return wanted.variable().isEmpty()
                    ? whole
                    : whole.stream()
                            .map(one -> prefixed(one, wanted.variable()))
                            .toList();
        }
        return whole.stream()
                .flatMap(one -> part(one, wanted.key().get(), wanted.variable()).stream())
                .toList();
    }

    private static Unit prefixed(Unit set, String prefix) {
        return set.with(set.environment().stream()
                .map(variable -> variable.named(prefix + variable.name()))
                .toList());
    }

    private static Optional<Unit> part(Unit set, String key, String name) {
        return set.environment().stream()
                .filter(variable -> variable.name().equals(key))
                .map(variable -> variable.named(name))
                .map(variable -> new Unit(
                        set.kind(), set.name(), set.place(), set.role(), List.of(variable), List.of(), Origin.NONE))
                .findFirst();
    }
}
