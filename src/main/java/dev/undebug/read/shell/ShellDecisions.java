package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script.Decision;
import dev.undebug.read.shell.syntax.ComparedVariable;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return role;
    }

    /**
     * Returns a branch that is for somebody; an unknown role says nothing.
     *
     * @param compared the variables whose values it fixes
     */
    Runnable branch(Role audience, List<ComparedVariable> compared, Runnable body) {
        return branch(audience, () -> {
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
            body.run();
            before.forEach((asked, found) -> run.state().variables.takeBack(asked, found));
        });
    }

    private boolean isOnlyRead(ComparedVariable variable) {
        boolean room = onlyRead.size() < MAX_COMPARED || onlyRead.containsKey(variable.name());
        return room
                && !run.isExhaustive()
                && onlyRead.computeIfAbsent(
                        variable.name(), name -> variable.isOnlyRead(run.file().text()));
    }

    private Runnable branch(Role audience, Runnable body) {
        return () -> {
            Role outside = role;
            role = RoleInference.firstKnown(audience, outside);
            body.run();
            role = outside;
        };
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
        int from = run.count();
        run.goOn(ShellState.merge(ends(arms, -1), defaults, from));
        return ShellStatus.OPEN;
    }

    /**
     * Runs every branch, one of which is presumably taken: what it does counts as certain.
     *
     * @param likely the index of that branch
     */
    ShellStatus branches(List<Runnable> arms, int likely) {
        ShellState before = run.state();
        int from = run.count();
        run.goOn(ShellState.presume(ends(arms, likely), likely, before, from));
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
