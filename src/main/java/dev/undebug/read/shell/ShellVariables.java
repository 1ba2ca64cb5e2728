package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellVariable.Export;
import dev.undebug.read.shell.ShellVariable.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The variables of a shell at one moment, and their exports. */
final class ShellVariables {
    private static final int MAX_VARIABLES = 500;
    private static final int MAX_VALUE = 4_096;

    private final Predicate<String> unset;
    private final Set<String> reads;
    private final Set<String> inherited;
    private final Set<EnvVar> history;
    private final Map<String, ShellVariable> variables = new LinkedHashMap<>();
    private final Map<String, Export> toExport = new LinkedHashMap<>();
    /** Whether assignments export: {@code set -a}. */
    boolean exportsAll;

    /** @param complete whether all other variables are unset */
    ShellVariables(boolean complete) {
        this(name -> complete, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    private ShellVariables(Predicate<String> unset, Set<String> reads, Set<String> inherited, Set<EnvVar> history) {
        this.unset = unset;
        this.reads = reads;
        this.inherited = inherited;
        this.history = history;
    }

    ShellVariables copy() {
        return copy(unset);
    }

    /** Returns a copy in which other variables without an assignment are unset. */
    ShellVariables presuming(Predicate<String> others) {
        return copy(others);
    }

    private ShellVariables copy(Predicate<String> others) {
        ShellVariables copy = new ShellVariables(others, reads, inherited, history);
        copy.variables.putAll(variables);
        copy.toExport.putAll(toExport);
        copy.exportsAll = exportsAll;
        return copy;
    }

    /** Returns the initial variables of a child shell. */
    ShellVariables exported() {
        ShellVariables child = new ShellVariables(unset, reads, inherited, history);
        variables.forEach((name, variable) -> {
            if (variable.exported()) {
                child.variables.put(name, variable.export() == Export.MAYBE ? variable.unknown() : variable);
            } else if (inherited.contains(name)) {
                child.variables.put(name, ShellVariable.unset(variable.source()));
            }
        });
        return child;
    }

    ShellVariable get(String name) {
        reads.add(name);
        ShellVariable variable = variables.get(name);
        if (variable != null) {
            return variable;
        }
        return unset.test(name) ? ShellVariable.unset(Optional.empty()) : ShellVariable.ABSENT;
    }

    /** Clears the record of variables that were read. */
    void clearReads() {
        reads.clear();
    }

    /** Returns the assignments of the variables that were read. */
    List<EnvVar> readSources() {
        List<EnvVar> sources = new ArrayList<>();
        for (String name : reads) {
            ShellVariable variable = variables.get(name);
            if (variable != null) {
                variable.source().ifPresent(sources::add);
            }
        }
        return sources;
    }

    /** Returns all assignments in this shell, its copies and its child shells, in order. */
    List<EnvVar> history() {
        return List.copyOf(history);
    }

    void inherit(EnvVar variable) {
        inherited.add(variable.name());
        Kind kind = variable.value().isPresent() ? Kind.KNOWN : Kind.UNKNOWN;
        put(
                variable.name(),
                new ShellVariable(kind, variable.value().orElse(""), Export.YES, true, Optional.of(variable)));
    }

    void assign(EnvVar variable, boolean export) {
        if (history.size() < MAX_VARIABLES) {
            history.add(variable);
        }
        boolean known =
                variable.value().filter(value -> value.length() <= MAX_VALUE).isPresent();
        ShellVariable before = variables.get(variable.name());
        Export kept = before == null || before.kind() == Kind.UNSET ? Export.NO : before.export();
        Export exported = Export.of(export || exportsAll)
                .or(toExport.getOrDefault(variable.name(), Export.NO))
                .or(kept);
        put(
                variable.name(),
                new ShellVariable(
                        known ? Kind.KNOWN : Kind.UNKNOWN,
                        known ? variable.value().orElse("") : "",
                        exported,
                        false,
                        Optional.of(variable)));
    }

    /** Records the known part of the value that a variable was just given. */
    void partly(String name, String text) {
        ShellVariable variable = variables.get(name);
        if (variable != null && variable.kind() == Kind.UNKNOWN && text.length() <= MAX_VALUE) {
            put(
                    name,
                    new ShellVariable(Kind.UNKNOWN, text, variable.export(), variable.inherited(), variable.source()));
        }
    }

    private void put(String name, ShellVariable variable) {
        if (variables.size() < MAX_VARIABLES || variables.containsKey(name)) {
            variables.remove(name);
            variables.put(name, variable);
        }
    }

    /** Restores the earlier value of a variable. */
    void restore(String name, Optional<ShellVariable> before) {
        variables.remove(name);
        before.ifPresent(variable -> put(name, variable));
    }

    Optional<ShellVariable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    void export(String name) {
        ShellVariable before = variables.get(name);
        if (before == null || before.kind() == Kind.UNSET) {
            // Exported when it is assigned.
            if (toExport.size() < MAX_VARIABLES) {
                toExport.put(name, Export.YES);
            }
        } else {
            put(name, new ShellVariable(before.kind(), before.text(), Export.YES, before.inherited(), before.source()));
        }
    }

    void unset(String name) {
        Optional<EnvVar> source = find(name).flatMap(ShellVariable::source);
        toExport.remove(name);
        put(name, ShellVariable.unset(source));
    }

    /** Makes the value of a variable unknown. */
    void forget(String name) {
        ShellVariable before = variables.get(name);
        put(
                name,
                before == null
                        ? new ShellVariable(Kind.UNKNOWN, "", Export.NO, false, Optional.empty())
                        : before.unknown());
    }

    /**
     * Makes the value of a variable unknown.
     *
     * @param source the assignment that may change it
     * @param exports whether that may export it
     */
    void forget(EnvVar source, boolean exports) {
        ShellVariable before = variables.get(source.name());
        boolean may = exports
                || exportsAll
                || toExport.containsKey(source.name())
                || inherited.contains(source.name())
                || (before != null && before.exported());
        Export exported = may ? Export.MAYBE : Export.NO;
        Optional<EnvVar> from = Optional.ofNullable(before)
                .flatMap(variable -> variable.unknown().source())
                .or(() -> Optional.of(source));
        put(source.name(), new ShellVariable(Kind.UNKNOWN, "", exported, false, from));
    }

    /** Returns the variables that the script itself sets for the programs that it starts. */
    List<EnvVar> assignments() {
        List<EnvVar> assignments = new ArrayList<>();
        variables.forEach((name, variable) -> {
            boolean hides = !variable.exported() && inherited.contains(name);
            boolean gone = variable.kind() == Kind.UNSET && !inherited.contains(name);
            if (!variable.inherited() && !gone && (variable.exported() || hides)) {
                given(variable).source().ifPresent(assignments::add);
            }
        });
        return assignments;
    }

    /**
     * An inherited variable that the script unset can only be reported as unknown, not as missing; to Flask and click, an
     * empty one is missing.
     */
    private static ShellVariable given(ShellVariable variable) {
        boolean known = variable.kind() == Kind.KNOWN && variable.export() == Export.YES;
        Optional<EnvVar> emptied = variable.source()
                .filter(source -> variable.kind() == Kind.UNSET && source.name().startsWith("FLASK_"))
                .map(source -> source.with(Optional.of("")));
        return emptied.map(source -> ShellVariable.unset(Optional.of(source)))
                .orElseGet(() -> known ? variable : variable.unknown());
    }

    /** Merges the variables of another branch, which may have run instead. */
    void join(ShellVariables other, ShellDefaults defaults) {
        Set<String> names = new LinkedHashSet<>(variables.keySet());
        names.addAll(other.variables.keySet());
        for (String name : names) {
            Optional<ShellVariable> here = find(name);
            Optional<ShellVariable> there = other.find(name);
            if (!here.equals(there)) {
                boolean isDefault = defaults.give(name, here.isPresent(), there.isPresent());
                ShellVariable one = there.or(() -> here).orElseThrow();
                Export first = here.map(ShellVariable::export).orElse(Export.NO);
                Export second = there.map(ShellVariable::export).orElse(Export.NO);
                Export exported = first == second ? first : Export.MAYBE;
                ShellVariable joined = isDefault || same(here, there) ? one : one.unknown();
                put(name, new ShellVariable(joined.kind(), joined.text(), exported, false, joined.source()));
            }
        }
        other.toExport.keySet().forEach(name -> toExport.putIfAbsent(name, Export.MAYBE));
        toExport.replaceAll((name, own) -> own == other.toExport.get(name) ? own : Export.MAYBE);
        exportsAll |= other.exportsAll;
    }

    /**
     * Merges the variables of another branch, which presumably did not run.
     *
     * @param before the variables before the branches: what this one changed is kept
     */
    void joinUnlikely(ShellVariables other, ShellVariables before) {
        Map<String, ShellVariable> changed = new LinkedHashMap<>();
        variables.forEach((name, variable) -> {
            if (!before.find(name).equals(Optional.of(variable))) {
                changed.put(name, variable);
            }
        });
        join(other, ShellDefaults.NONE);
        changed.forEach(this::put);
    }

    private static boolean same(Optional<ShellVariable> here, Optional<ShellVariable> there) {
        return here.isPresent()
                && there.isPresent()
                && here.get().kind() == there.get().kind()
                && here.get().text().equals(there.get().text());
    }
}
