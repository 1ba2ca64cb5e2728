package dev.undebug.read;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a shell knows at one moment. */
final class ShellState {
    private static final int MAX_VARIABLES = 500;
    private static final int MAX_VALUE = 4_096;

    private final boolean complete;
    private final Set<String> reads;
    private final Set<String> inherited;
    private Map<String, Variable> variables = new LinkedHashMap<>();
    private Map<String, Body> functions = new LinkedHashMap<>();
    private Map<String, Export> toExport = new LinkedHashMap<>();
    Optional<List<ShellField>> arguments = Optional.empty();
    String directory = "";
    Flow flow = Flow.NEXT;
    boolean exportsAll;
    boolean endsOnFailure;
    /** Whether it can be that the script is over. */
    boolean doubtful;
    /** Which commands may have been run last, by their number. */
    Set<Integer> last = Set.of();
    /** Which commands may have been the last where the script is over. */
    Set<Integer> over = Set.of();

    /**
     * @param complete whether variables that are not known are not set
     */
    ShellState(boolean complete) {
        this(complete, new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    private ShellState(boolean complete, Set<String> reads, Set<String> inherited) {
        this.complete = complete;
        this.reads = reads;
        this.inherited = inherited;
    }

    /** What comes after a command; the later, the more is over. */
    enum Flow {
        NEXT,
        LOOP_LEFT,
        RETURNED,
        ENDED
    }

    /** How much is known of a variable. */
    enum Kind {
        KNOWN,
        UNSET,
        /** It is set, or may be, to what is not known. */
        UNKNOWN,
        /** Nothing shows that it is set. */
        ABSENT
    }

    /** Whether the programs that are started get a variable. */
    enum Export {
        NO,
        MAYBE,
        YES;

        private static Export of(boolean yes) {
            return yes ? YES : NO;
        }

        private Export or(Export other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /**
     * A variable.
     *
     * @param text the value; of what is not known what is known of it, with the rest as it is written, where it was put together
     * @param inherited whether it was set before the script began
     * @param source what sets it, if a file of the repository does
     */
    record Variable(Kind kind, String text, Export export, boolean inherited, Optional<EnvVar> source) {
        private static final Variable ABSENT = new Variable(Kind.ABSENT, "", Export.NO, true, Optional.empty());

        static Variable unset(Optional<EnvVar> source) {
            return new Variable(Kind.UNSET, "", Export.YES, false, source);
        }

        boolean exported() {
            return export != Export.NO;
        }

        private Variable unknown() {
            Optional<EnvVar> open =
                    source.map(from -> new EnvVar(from.name(), Optional.empty(), from.place(), from.valueSpan()));
            return new Variable(Kind.UNKNOWN, "", export, false, open);
        }
    }

    /** The body of a function, and the file that it stands in. */
    record Body(ShellNode node, SourceFile file) {}

    ShellState copy() {
        ShellState copy = new ShellState(complete, reads, inherited);
        copy.variables = new LinkedHashMap<>(variables);
        copy.functions = new LinkedHashMap<>(functions);
        copy.toExport = new LinkedHashMap<>(toExport);
        copy.arguments = arguments;
        copy.directory = directory;
        copy.flow = flow;
        copy.exportsAll = exportsAll;
        copy.endsOnFailure = endsOnFailure;
        copy.doubtful = doubtful;
        copy.last = last;
        copy.over = over;
        return copy;
    }

    /** Returns what another shell that is started finds. */
    ShellState exported() {
        ShellState child = new ShellState(complete, reads, inherited);
        variables.forEach((name, variable) -> {
            if (variable.exported()) {
                child.variables.put(name, variable.export() == Export.MAYBE ? variable.unknown() : variable);
            } else if (inherited.contains(name)) {
                child.variables.put(name, Variable.unset(variable.source()));
            }
        });
        child.arguments = Optional.of(List.of());
        child.directory = directory;
        child.doubtful = doubtful;
        return child;
    }

    Variable get(String name) {
        reads.add(name);
        Variable variable = variables.get(name);
        if (variable != null) {
            return variable;
        }
        return complete ? Variable.unset(Optional.empty()) : Variable.ABSENT;
    }

    /** Forgets which variables were read. */
    void clearReads() {
        reads.clear();
    }

    /** Returns what sets the variables that were read. */
    List<EnvVar> readSources() {
        List<EnvVar> sources = new ArrayList<>();
        for (String name : reads) {
            Variable variable = variables.get(name);
            if (variable != null) {
                variable.source().ifPresent(sources::add);
            }
        }
        return sources;
    }

    void inherit(EnvVar variable) {
        inherited.add(variable.name());
        Kind kind = variable.value().isPresent() ? Kind.KNOWN : Kind.UNKNOWN;
        put(variable.name(), new Variable(kind, variable.value().orElse(""), Export.YES, true, Optional.of(variable)));
    }

    void assign(EnvVar variable, boolean export) {
        boolean known =
                variable.value().filter(value -> value.length() <= MAX_VALUE).isPresent();
        Variable before = variables.get(variable.name());
        Export kept = before == null || before.kind() == Kind.UNSET ? Export.NO : before.export();
        Export exported = Export.of(export || exportsAll)
                .or(toExport.getOrDefault(variable.name(), Export.NO))
                .or(kept);
        put(
                variable.name(),
                new Variable(
                        known ? Kind.KNOWN : Kind.UNKNOWN,
                        known ? variable.value().orElse("") : "",
                        exported,
                        false,
                        Optional.of(variable)));
    }

    /** Notes what is known of the value that a variable was just given. */
    void partly(String name, String text) {
        Variable variable = variables.get(name);
        if (variable != null && variable.kind() == Kind.UNKNOWN && text.length() <= MAX_VALUE) {
            put(name, new Variable(Kind.UNKNOWN, text, variable.export(), variable.inherited(), variable.source()));
        }
    }

    void put(String name, Variable variable) {
        if (variables.size() < MAX_VARIABLES || variables.containsKey(name)) {
            variables.remove(name);
            variables.put(name, variable);
        }
    }

    /** Takes a variable back to what it was. */
    void restore(String name, Optional<Variable> before) {
        variables.remove(name);
        before.ifPresent(variable -> put(name, variable));
    }

    Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    void export(String name) {
        Variable before = variables.get(name);
        if (before == null || before.kind() == Kind.UNSET) {
            // Exported when it is assigned.
            if (toExport.size() < MAX_VARIABLES) {
                toExport.put(name, Export.YES);
            }
        } else {
            put(name, new Variable(before.kind(), before.text(), Export.YES, before.inherited(), before.source()));
        }
    }

    void unset(String name) {
        Optional<EnvVar> source = find(name).flatMap(Variable::source);
        toExport.remove(name);
        put(name, Variable.unset(source));
    }

    /** Notes that a variable may have any value. */
    void forget(String name) {
        Variable before = variables.get(name);
        put(
                name,
                before == null ? new Variable(Kind.UNKNOWN, "", Export.NO, false, Optional.empty()) : before.unknown());
    }

    /**
     * Notes that a variable may have any value.
     *
     * @param source what may give it another one
     * @param exports whether it may be exported
     */
    void forget(EnvVar source, boolean exports) {
        Variable before = variables.get(source.name());
        boolean may = exports
                || exportsAll
                || toExport.containsKey(source.name())
                || inherited.contains(source.name())
                || (before != null && before.exported());
        Export exported = may ? Export.MAYBE : Export.NO;
        Optional<EnvVar> from = Optional.ofNullable(before)
                .flatMap(variable -> variable.unknown().source())
                .or(() -> Optional.of(source));
        put(source.name(), new Variable(Kind.UNKNOWN, "", exported, false, from));
    }

    void define(String name, Body body) {
        if (functions.size() < MAX_VARIABLES) {
            functions.put(name, body);
        }
    }

    Optional<Body> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** Returns what the script itself sets for the programs that it starts. */
    List<EnvVar> assignments() {
        List<EnvVar> assignments = new ArrayList<>();
        variables.forEach((name, variable) -> {
            boolean hides = !variable.exported() && inherited.contains(name);
            if (!variable.inherited() && (variable.exported() || hides)) {
                // A variable that is taken back cannot be said to be missing, only not to be known.
                boolean known = variable.kind() == Kind.KNOWN && variable.export() == Export.YES;
                (known ? variable : variable.unknown()).source().ifPresent(assignments::add);
            }
        });
        return assignments;
    }

    /**
     * Returns what is known after one of several branches was run.
     */
    static ShellState merge(List<ShellState> branches, ShellDefaults defaults) {
        Flow first = Flow.ENDED;
        for (ShellState branch : branches) {
            first = branch.flow.compareTo(first) < 0 ? branch.flow : first;
        }
        Flow flow = first;
        List<ShellState> going =
                branches.stream().filter(branch -> branch.flow == flow).toList();
        ShellState merged = going.get(0).copy();
        merged.doubtful = going.size() < branches.size() || branches.stream().anyMatch(branch -> branch.doubtful);
        branches.stream().filter(branch -> branch.flow != flow).forEach(merged::passed);
        for (ShellState other : going.subList(1, going.size())) {
            merged.join(other, defaults);
        }
        return merged;
    }

    private void join(ShellState other, ShellDefaults defaults) {
        Set<String> names = new LinkedHashSet<>(variables.keySet());
        names.addAll(other.variables.keySet());
        for (String name : names) {
            Optional<Variable> here = find(name);
            Optional<Variable> there = other.find(name);
            if (!here.equals(there)) {
                boolean isDefault = defaults.give(name, here.isPresent(), there.isPresent());
                Variable one = there.or(() -> here).orElseThrow();
                Export first = here.map(Variable::export).orElse(Export.NO);
                Export second = there.map(Variable::export).orElse(Export.NO);
                Export exported = first == second ? first : Export.MAYBE;
                Variable joined = isDefault || same(here, there) ? one : one.unknown();
                put(name, new Variable(joined.kind(), joined.text(), exported, false, joined.source()));
            }
        }
        other.functions.forEach(functions::putIfAbsent);
        other.toExport.keySet().forEach(name -> toExport.putIfAbsent(name, Export.MAYBE));
        toExport.replaceAll((name, own) -> own == other.toExport.get(name) ? own : Export.MAYBE);
        arguments = arguments.equals(other.arguments) ? arguments : Optional.empty();
        directory = directory.equals(other.directory) ? directory : "";
        exportsAll |= other.exportsAll;
        endsOnFailure &= other.endsOnFailure;
        passes(other);
    }

    /** Notes that it may be that another state is the one that comes next. */
    void passes(ShellState other) {
        last = union(last, other.last);
        over = union(over, other.over);
    }

    /** Notes that it may have been another state in which the script ended. */
    private void passed(ShellState other) {
        over = union(over, other.lasting());
    }

    /** Returns which commands may be the last of all. */
    Set<Integer> lasting() {
        return union(last, over);
    }

    private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
        if (some.containsAll(others)) {
            return some;
        }
        Set<Integer> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static boolean same(Optional<Variable> here, Optional<Variable> there) {
        return here.isPresent()
                && there.isPresent()
                && here.get().kind() == there.get().kind()
                && here.get().text().equals(there.get().text());
    }
}
