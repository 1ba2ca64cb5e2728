package dev.undebug.read.shell;

import dev.undebug.fact.Role;
import dev.undebug.read.shell.syntax.BranchRole;
import dev.undebug.read.shell.syntax.ComparedVariable;
import dev.undebug.read.shell.syntax.ControlArms;
import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.TakenBranches.Fork;
import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a {@code case}: the arm whose pattern matches the word, or all arms that may match. */
final class ShellCase {
    private final ShellRun run;
    private final ShellDecisions decisions;
    private final ShellNode.Case cases;

    ShellCase(ShellRun run, ShellNode.Case cases) {
        this.run = run;
        this.decisions = run.decisions();
        this.cases = cases;
    }

    ShellStatus run() {
        run.state().variables.clearReads();
        ShellField word = ShellExpansion.single(run.file(), cases.word(), run.state());
        new ShellPassages(run).substituted(List.of(cases.word()));
        List<Runnable> open = new ArrayList<>();
        List<Integer> arms = new ArrayList<>();
        boolean rest = true;
        if (run.isExhaustive()) {
            return every(word.comparable());
        }
        for (int i = 0; i < cases.arms().size() && rest; i++) {
            Optional<Boolean> matches =
                    isChosen() ? Optional.empty() : matches(cases.arms().get(i), word);
            List<ShellNode> bodies = bodies(i);
            rest = !matches.equals(Optional.of(true));
            if (!rest && open.isEmpty()) {
                passed();
                return decisions.decided(cases.text(), true, () -> run.sequence(bodies));
            }
            if (!matches.equals(Optional.of(false))) {
                ShellNode.Arm arm = cases.arms().get(i);
                open.add(decisions.branch(
                        BranchRole.of(arm), ComparedVariable.of(cases, arm), () -> run.sequence(bodies)));
                arms.add(i);
            }
        }
        if (open.isEmpty()) {
            passed();
            return ShellStatus.YES;
        }
        if (rest) {
            open.add(() -> {});
            arms.add(cases.arms().size());
        }
        int likely = arms.indexOf(likely());
        Optional<Fork> fork = Optional.of(Fork.of(run.file(), cases.text().span(), cases));
        return likely >= 0
                ? decisions.branches(fork, open, likely)
                : decisions.branches(fork, open, ShellDefaults.NONE);
    }

    /** Returns whether somebody chooses the arm, whatever the script does without an argument. */
    private boolean isChosen() {
        return run.start().arguments().isEmpty() && !run.isRemote() && ControlArms.start(cases.arms()) >= 0;
    }

    /**
     * Returns the index of the arm that is presumably taken, the number of arms if none is; -1 if unknown. Of a script that
     * starts and stops a server, it is the arm that starts it: so the server came to run.
     */
    private int likely() {
        int start = ControlArms.start(cases.arms());
        return isChosen()
                ? start
                : decisions.presumption().presumed(this::first).orElse(start);
    }

    private Optional<Integer> first() {
        ShellField word = ShellExpansion.single(run.file(), cases.word(), run.state());
        for (int i = 0; i < cases.arms().size(); i++) {
            Optional<Boolean> matches = matches(cases.arms().get(i), word);
            if (matches.isEmpty() || matches.get()) {
                int taken = i;
                return matches.map(certainly -> taken);
            }
        }
        return Optional.of(cases.arms().size());
    }

    /** @param known whether the word is known, so that one arm alone runs */
    private ShellStatus every(boolean known) {
        List<Runnable> arms = new ArrayList<>(List.of(() -> {}));
        cases.arms()
                .forEach(arm -> arms.add(decisions.branch(
                        known ? Role.UNKNOWN : BranchRole.of(arm), List.of(), () -> run.visit(arm.body()))));
        return decisions.branches(arms, ShellDefaults.NONE);
    }

    private void passed() {
        List<ShellNode> bodies = cases.arms().stream().map(ShellNode.Arm::body).toList();
        decisions.passed(Optional.of(cases.text()), true, bodies);
    }

    private Optional<Boolean> matches(ShellNode.Arm arm, ShellField word) {
        boolean open = false;
        for (MappedText written : arm.patterns()) {
            ShellField pattern = ShellExpansion.single(run.file(), written, run.state());
            if (pattern.known() && pattern.pattern().equals("*")) {
                return Optional.of(true);
            }
            Optional<Boolean> matches = pattern.comparable() && word.comparable() && !ShellGlob.hasList(written.text())
                    ? ShellGlob.matches(pattern.pattern(), word.value(), run.state().caseless)
                    : Optional.empty();
            if (matches.equals(Optional.of(true))) {
                return matches;
            }
            open |= matches.isEmpty();
        }
        return open ? Optional.empty() : Optional.of(false);
    }

    /** Returns the body of an arm, and the bodies that it falls through to. */
    private List<ShellNode> bodies(int first) {
        List<ShellNode> bodies = new ArrayList<>();
        int i = first;
        bodies.add(cases.arms().get(i).body());
        while (cases.arms().get(i).fallsThrough() && i + 1 < cases.arms().size()) {
            i++;
            bodies.add(cases.arms().get(i).body());
        }
        return bodies;
    }
}
