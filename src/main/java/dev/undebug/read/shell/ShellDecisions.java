package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script.Decision;
import dev.undebug.read.shell.syntax.ComparedVariable;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.TakenBranches.Fork;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The decided conditions on the way to a command, and the number of undecided branches around it. */
final class ShellDecisions {
    private static final int MAX_COMPARED = 50;

    private final ShellRun run;
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<Decision> lasting = new LinkedHashSet<>();
    private final ShellPresumption presumption;
    /** Whether the script only reads a variable, by its name. */
    private final Map<String, Boolean> onlyRead = new HashMap<>();

    private int undecided;
    private Role role = Role.UNKNOWN;
    /** For whom a branch is that the run has taken alone, and all that follows it. */
    private Role stayed = Role.UNKNOWN;

    ShellDecisions(ShellRun run) {
        this.run = run;
        this.presumption = new ShellPresumption(run);
    }

    ShellPresumption presumption() {
        return presumption;
    }

    /** Returns the decisions that led to the current command. */
    List<Decision> all() {
        Set<Decision> all = new LinkedHashSet<>(lasting);
        all.addAll(decisions);
        return List.copyOf(all);
    }

    /** Returns for whom the current branch is. */
    Role role() {
        return RoleInference.firstKnown(role, stayed);
    }

    /**
     * Returns a branch that is for somebody; an unknown role says nothing.
     *
     * @param compared the variables whose values it fixes
     */
    Runnable branch(Role audience, List<ComparedVariable> compared, Runnable body) {
        return new Branch(audience, compared, body);
    }

    /** A branch of a condition that says for whom it is, or which values variables have in it. */
    private final class Branch implements Runnable {
        private final Role audience;
        private final List<ComparedVariable> compared;
        private final Runnable body;

        private Branch(Role audience, List<ComparedVariable> compared, Runnable body) {
            this.audience = audience;
            this.compared = compared;
            this.body = body;
        }

        @Override
        public void run() {
            Role outside = role;
            role = RoleInference.firstKnown(audience, outside);
            Map<EnvVar, Optional<ShellVariable>> before = assumed();
            body.run();
            before.forEach((asked, found) -> run.state().variables.takeBack(asked, found));
            role = outside;
        }

        /** Runs the branch as the only one: what is known in it holds for all that follows, too. */
        void alone() {
            stayed = RoleInference.firstKnown(audience, stayed);
            assumed();
            body.run();
        }

        /** Fixes the variables, and returns what they were before. */
        private Map<EnvVar, Optional<ShellVariable>> assumed() {
            List<EnvVar> fixed = compared.stream()
                    .filter(each -> run.isInScript() && isOnlyRead(each))
                    .map(each -> new EnvVar(
                            each.name(),
                            Optional.of(each.value()),
                            run.file().place(each.asked()),
                            each.written(),
                            EnvVar.Notation.ASKED))
                    .toList();
            Map<EnvVar, Optional<ShellVariable>> before = new LinkedHashMap<>();
            for (EnvVar asked : fixed) {
                Optional<ShellVariable> found = run.state().variables.find(asked.name());
                if (run.state().variables.assume(asked)) {
                    before.put(asked, found);
                }
            }
            return before;
        }
    }

    private boolean isOnlyRead(ComparedVariable variable) {
        boolean room = onlyRead.size() < MAX_COMPARED || onlyRead.containsKey(variable.name());
        return room
                && !run.isExhaustive()
                && onlyRead.computeIfAbsent(
                        variable.name(), name -> variable.isOnlyRead(run.file().text()));
    }

    /** Runs a function, whose name may say for whom a branch calls it. */
    ShellStatus called(String name, Supplier<ShellStatus> function) {
        Role outside = role;
        role = isUndecided() ? RoleInference.firstKnown(role, RoleInference.of(name)) : role;
        ShellStatus status = function.get();
        role = outside;
        return status;
    }

    boolean isUndecided() {
        return undecided > 0;
    }

    /** Runs the branch that a condition selects; the condition is then among the decisions of its commands. */
    ShellStatus decided(MappedText text, boolean holds, Supplier<ShellStatus> taken) {
        decisions.add(decision(text, holds));
        ShellStatus status = taken.get();
        decisions.remove(decisions.size() - 1);
        return status;
    }

    /** Records the condition of a skipped branch that would have ended the script: it decides all later commands. */
    void passed(Optional<MappedText> text, boolean holds, List<ShellNode> over) {
        if (text.isPresent()
                && over.stream().anyMatch(node -> ShellEffects.of(node, run.state()::function)
                        .ends())) {
            lasting.add(decision(text.get(), holds));
        }
    }

    private Decision decision(MappedText text, boolean holds) {
        return new Decision(
                run.file().place(text.span()), holds, run.state().variables.readSources());
    }

    /** Runs every branch, since it is unknown which one is taken. */
    ShellStatus branches(List<Runnable> arms, ShellDefaults defaults) {
        return branches(Optional.empty(), arms, defaults);
    }

    /**
     * Runs every branch, since it is unknown which one is taken, unless this run takes one alone.
     *
     * @param fork where the branches are; empty if no run takes one of them alone
     */
    ShellStatus branches(Optional<Fork> fork, List<Runnable> arms, ShellDefaults defaults) {
        return isAlone(fork, arms, -1)
                ? ShellStatus.OPEN
                : joined(fork, arms, -1, (ends, from) -> ShellState.merge(ends, defaults, from));
    }

    /**
     * Runs every branch, one of which is presumably taken: what it does counts as certain.
     *
     * @param likely the index of that branch
     */
    ShellStatus branches(Optional<Fork> fork, List<Runnable> arms, int likely) {
        ShellState before = run.state();
        return isAlone(fork, arms, likely)
                ? ShellStatus.OPEN
                : joined(fork, arms, likely, (ends, from) -> ShellState.presume(ends, likely, before, from));
    }

    /** Runs one branch, if this run takes one alone. */
    private boolean isAlone(Optional<Fork> fork, List<Runnable> arms, int likely) {
        OptionalInt alone = fork.filter(at -> !run.isExhaustive())
                .map(at -> run.branches().at(at, arms.size()))
                .orElse(OptionalInt.empty());
        if (alone.isEmpty()) {
            return false;
        }
        if (alone.getAsInt() != likely) {
            run.branches().doubt();
        }
        if (arms.get(alone.getAsInt()) instanceof Branch branch) {
            branch.alone();
        } else {
            arms.get(alone.getAsInt()).run();
        }
        return true;
    }

    private ShellStatus joined(
            Optional<Fork> fork,
            List<Runnable> arms,
            int likely,
            BiFunction<List<ShellState>, Integer, ShellState> join) {
        int from = run.count();
        List<ShellState> ends = ends(arms, likely);
        ShellVariables variables = run.state().variables;
        variables.takeLost();
        run.goOn(join.apply(ends, from));
        fork.ifPresent(at -> run.branches().loses(at, variables.takeLost()));
        return ShellStatus.OPEN;
    }

    /** Returns the states after the branches; after them, the state is none of these. */
    private List<ShellState> ends(List<Runnable> arms, int likely) {
        ShellState before = run.state();
        List<ShellState> ends = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            undecided += i == likely ? 0 : 1;
            run.goOn(before.copy());
            arms.get(i).run();
            ends.add(run.state());
            undecided -= i == likely ? 0 : 1;
        }
        return ends;
    }
}
