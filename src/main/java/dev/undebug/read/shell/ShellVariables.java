package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellVariable.Export;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.read.text.Most;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The variables of a shell at one moment, and their exports. */
final class ShellVariables {
    private static final int MAX_VARIABLES = 500;
    private static final int MAX_VALUE = 4_096;

    /** Python, as a script keeps its name in a variable: alone, with flags, or with the tool that runs it. */
    private static final Pattern INTERPRETER = Pattern.compile("(?:(?:uv|poetry|pipenv|pdm|rye) run )?(?:\\S{0,300}/)?"
            + "(?:(?:python|pypy)[0-9.]{0,9}(?:\\.exe)?|py)(?: -[bBdEIPqsSuvx0-9.]{1,9}){0,3}");

    /** Numbers without a zero before them, which would make them octal. */
    private static final Pattern SUM = Pattern.compile("-?(?:0|[1-9]\\d{0,6})(?:[+-](?:0|[1-9]\\d{0,6})){0,20}");

    private static final Pattern TERM = Pattern.compile("[+-]?\\d+");

    private final Predicate<String> unset;
    private final Set<String> reads;
    private final Set<String> inherited;
    private final Set<EnvVar> history;
    private final Set<String> lost;
    private final Map<String, ShellVariable> variables = new LinkedHashMap<>();
    private final Map<String, Export> toExport = new LinkedHashMap<>();
    private final Map<String, Made> made = new LinkedHashMap<>();
    /** Whether assignments export: {@code set -a}. */
    boolean exportsAll;

    /** The ways in which a declaration changes each value that a variable gets: {@code declare -u MODE=$MODE}. */
    enum Made {
        UPPER('u'),
        LOWER('l'),
        NUMBER('i'),
        CAPITALIZED('c');

        private final char option;

        Made(char option) {
            this.option = option;
        }

        char option() {
            return option;
        }

        /** Returns the value that it makes of one; empty if it is calculated. */
        private Optional<String> of(String value) {
            return switch (this) {
                case UPPER -> Optional.of(value.toUpperCase(Locale.ROOT));
                case LOWER -> Optional.of(value.toLowerCase(Locale.ROOT));
                case NUMBER -> sum(value);
                case CAPITALIZED -> Optional.empty();
            };
        }

        /** Returns the sum of numbers; empty for anything else that a shell calculates. */
        private static Optional<String> sum(String value) {
            return SUM.matcher(value).matches()
                    ? Optional.of(Integer.toString(TERM.matcher(value)
                            .results()
                            .mapToInt(term -> Integer.parseInt(term.group()))
                            .sum()))
                    : Optional.empty();
        }
    }

    /** @param complete whether all other variables are unset */
    ShellVariables(boolean complete) {
        this.unset = name -> complete;
        this.reads = new LinkedHashSet<>();
        this.inherited = new LinkedHashSet<>();
        this.history = new LinkedHashSet<>();
        this.lost = new LinkedHashSet<>();
    }

    /** Creates the variables of another shell of the same run, of which none is set. */
    private ShellVariables(ShellVariables same, Predicate<String> unset) {
        this.unset = unset;
        this.reads = same.reads;
        this.inherited = same.inherited;
        this.history = same.history;
        this.lost = same.lost;
    }

    ShellVariables copy() {
        return copy(unset);
    }

    /** Returns a copy in which other variables without an assignment are unset. */
    ShellVariables presuming(Predicate<String> others) {
        return copy(others);
    }

    private ShellVariables copy(Predicate<String> others) {
        ShellVariables copy = new ShellVariables(this, others);
        copy.variables.putAll(variables);
        copy.toExport.putAll(toExport);
        copy.made.putAll(made);
        copy.exportsAll = exportsAll;
        return copy;
    }

    /** Returns the initial variables of a child shell. */
    ShellVariables exported() {
        ShellVariables child = new ShellVariables(this, unset);
        variables.forEach((name, variable) -> {
            if (variable.exported()) {
                child.variables.put(name, variable.export() == Export.MAYBE ? variable.unknown() : variable);
            } else if (inherited.contains(name) || variable.isWithheld()) {
                child.variables.put(name, ShellVariable.unset(variable.source().map(ShellVariables::hidden)));
            }
        });
        return child;
    }

    /**
     * Returns the variables for a program that hands on only some of them.
     *
     * @param kept whether it hands on a variable
     * @param by the command that starts it
     */
    ShellVariables handing(Predicate<String> kept, Place by) {
        ShellVariables others = copy();
        others.toExport.clear();
        variables.forEach((name, variable) -> {
            if (variable.exported() && variable.kind() != Kind.UNSET && !kept.test(name)) {
                others.withhold(name, by);
            }
        });
        return others;
    }

    /** Returns the removal that programs see of a variable that is no longer exported. */
    private static EnvVar hidden(EnvVar source) {
        return EnvVar.removed(source.name(), source.place());
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

    /** Returns the variables whose known values were lost since the last call, since branches that differ in them were joined. */
    Set<String> takeLost() {
        Set<String> all = Set.copyOf(lost);
        lost.clear();
        return all;
    }

    /** Records that known values are lost. */
    void lose(Set<String> names) {
        lost.addAll(names);
    }

    /** Returns all assignments in this shell, its copies and its child shells, in order. */
    List<EnvVar> history() {
        return List.copyOf(history);
    }

    void inherit(EnvVar variable) {
        inherited.add(variable.name());
        if (variable.isRemoved()) {
            put(variable.name(), ShellVariable.unset(Optional.of(variable)));
            return;
        }
        Kind kind = variable.value().isPresent() ? Kind.KNOWN : Kind.UNKNOWN;
        put(
                variable.name(),
                new ShellVariable(
                        kind,
                        variable.value().or(variable::partly).orElse(""),
                        Export.YES,
                        true,
                        Optional.of(variable)));
    }

    /** Notes what a declaration makes of each value that a variable gets. */
    void make(String name, Made way) {
        if (Most.room(made.size(), MAX_VARIABLES)) {
            made.put(name, way);
        }
    }

    void assign(EnvVar assigned, boolean export) {
        if (assigned.isRemoved()) {
            unset(assigned.name(), assigned.place());
            return;
        }
        Optional<Made> way = Optional.ofNullable(made.get(assigned.name()));
        EnvVar variable =
                way.map(one -> assigned.with(assigned.value().flatMap(one::of))).orElse(assigned);
        if (Most.room(history.size(), MAX_VARIABLES)) {
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
                        known ? variable.value().orElse("") : partOf(variable),
                        exported,
                        false,
                        Optional.of(variable)));
    }

    private static String partOf(EnvVar variable) {
        return variable.partly().filter(part -> part.length() <= MAX_VALUE).orElse("");
    }

    private void put(String name, ShellVariable variable) {
        if (Most.room(variables.size(), MAX_VARIABLES) || variables.containsKey(name)) {
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
            if (Most.room(toExport.size(), MAX_VARIABLES)) {
                toExport.put(name, Export.YES);
            }
        } else {
            ShellVariable known = before.isWithheld() ? before.unknown() : before;
            put(name, new ShellVariable(known.kind(), known.text(), Export.YES, known.inherited(), known.source()));
        }
    }

    /** @param by what unsets it */
    void unset(String name, Place by) {
        toExport.remove(name);
        put(name, ShellVariable.unset(Optional.of(EnvVar.removed(name, by))));
    }

    /**
     * Keeps a variable from the programs that the script starts.
     *
     * @param by what does so
     */
    void withhold(String name, Place by) {
        toExport.remove(name);
        ShellVariable before = variables.get(name);
        if (before != null && before.kind() != Kind.UNSET) {
            Optional<EnvVar> hidden = Optional.of(EnvVar.removed(name, by));
            put(name, new ShellVariable(before.kind(), before.text(), Export.NO, false, hidden));
        }
    }

    /**
     * Fixes the value of a variable of the environment in a branch.
     *
     * @return whether it has been one
     */
    boolean assume(EnvVar asked) {
        ShellVariable before = variables.get(asked.name());
        boolean outside = before == null
                || (before.kind() == Kind.UNKNOWN && before.export() == Export.YES && !before.isWithheld());
        if (outside) {
            put(
                    asked.name(),
                    new ShellVariable(Kind.KNOWN, asked.value().orElse(""), Export.YES, false, Optional.of(asked)));
        }
        return outside;
    }

    /** Undoes {@link #assume}, unless the branch has set the variable itself. */
    void takeBack(EnvVar asked, Optional<ShellVariable> before) {
        if (find(asked.name())
                .flatMap(ShellVariable::source)
                .filter(asked::equals)
                .isPresent()) {
            restore(asked.name(), before);
        }
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
            if (!variable.inherited() && (variable.exported() || hides || variable.isWithheld())) {
                given(variable).ifPresent(assignments::add);
            }
        });
        return assignments;
    }

    private static Optional<EnvVar> given(ShellVariable variable) {
        if (variable.kind() == Kind.UNSET || variable.export() == Export.NO) {
            return variable.source().map(ShellVariables::hidden);
        }
        boolean sure = variable.export() == Export.YES;
        if (sure && variable.kind() == Kind.UNKNOWN && !variable.text().isEmpty()) {
            return variable.source().filter(from -> !from.isRemoved()).map(from -> from.partly(variable.text()));
        }
        boolean known = sure && variable.kind() == Kind.KNOWN;
        return (known ? variable : variable.unknown()).source();
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
                // Where one branch withholds the variable, the value that it may have is that of the other.
                ShellVariable one = there.filter(variable -> !variable.isWithheld())
                        .or(() -> here)
                        .or(() -> there)
                        .orElseThrow();
                Export first = here.map(ShellVariable::export).orElse(Export.NO);
                Export second = there.map(ShellVariable::export).orElse(Export.NO);
                // A value in place of the default is one that the script was given: its programs get that, too.
                Export exported = first == second || isDefault ? first.or(second) : Export.MAYBE;
                ShellVariable joined = isDefault || same(here, there)
                        ? one
                        : interpreter(here, there).orElseGet(one::unknown);
                put(name, new ShellVariable(joined.kind(), joined.text(), exported, false, joined.source()));
                if (joined.kind() == Kind.UNKNOWN && (isKnown(here) || isKnown(there))) {
                    lost.add(name);
                }
            }
        }
        other.toExport.keySet().forEach(name -> toExport.putIfAbsent(name, Export.MAYBE));
        toExport.replaceAll((name, own) -> own == other.toExport.get(name) ? own : Export.MAYBE);
        exportsAll |= other.exportsAll;
    }

    /**
     * Merges the variables of another branch, which presumably did not run.
     *
     * @param before the variables before the branches: what this one changed is kept, and so is a value that the other one
     *     replaces by what somebody gives, {@code [ $# -gt 0 ] && file=$1}, which is the long form of <code>${1:-…}</code>
     */
    void joinUnlikely(ShellVariables other, ShellVariables before) {
        Map<String, ShellVariable> kept = new LinkedHashMap<>();
        variables.forEach((name, variable) -> {
            boolean changed = !before.find(name).equals(Optional.of(variable));
            if (changed || (variable.kind() == Kind.KNOWN && other.isOpen(name))) {
                kept.put(name, variable);
            }
        });
        join(other, ShellDefaults.NONE);
        kept.forEach(this::put);
    }

    private static boolean isKnown(Optional<ShellVariable> variable) {
        return variable.filter(one -> one.kind() == Kind.KNOWN).isPresent();
    }

    private boolean isOpen(String name) {
        return find(name).filter(variable -> variable.kind() == Kind.UNKNOWN).isPresent();
    }

    /**
     * A choice of interpreters is one, such as {@code python3} where {@code venv/bin/python} is missing. One of an
     * interpreter and of what the environment names is presumably one, too, and which one is not known.
     */
    private static Optional<ShellVariable> interpreter(Optional<ShellVariable> here, Optional<ShellVariable> there) {
        Optional<ShellVariable> named =
                here.filter(ShellVariables::isInterpreter).or(() -> there.filter(ShellVariables::isInterpreter));
        boolean choice = Stream.of(here, there)
                .allMatch(one -> one.filter(ShellVariables::isInterpreter).isPresent());
        boolean open = Stream.of(here, there)
                .allMatch(one -> one.filter(variable -> variable.kind() == Kind.UNKNOWN || isInterpreter(variable))
                        .isPresent());
        return choice ? here : named.filter(known -> open).map(known -> known.partly(known.text()));
    }

    private static boolean isInterpreter(ShellVariable variable) {
        return (variable.kind() == Kind.KNOWN || variable.kind() == Kind.UNKNOWN)
                && INTERPRETER.matcher(variable.text()).matches();
    }

    private static boolean same(Optional<ShellVariable> here, Optional<ShellVariable> there) {
        return here.isPresent()
                && there.isPresent()
                && here.get().kind() == there.get().kind()
                && here.get().text().equals(there.get().text());
    }
}
