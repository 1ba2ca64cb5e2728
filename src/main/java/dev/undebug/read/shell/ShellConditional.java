package dev.undebug.read.shell;

import dev.undebug.fact.Script;
import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.syntax.BranchRole;
import dev.undebug.read.shell.syntax.ComparedVariable;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.TakenBranches.Fork;
import dev.undebug.read.text.MappedText;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs commands that depend on an exit status: {@code if}, and lists with {@code &&} and {@code ||}. */
final class ShellConditional {
    private final ShellRun run;
    private final ShellDecisions decisions;

    ShellConditional(ShellRun run) {
        this.run = run;
        this.decisions = run.decisions();
    }

    ShellStatus branch(ShellNode.If branch) {
        run.state().variables.clearReads();
        ShellStatus status = run.condition(branch.condition());
        if (run.state().flow != Flow.NEXT) {
            return ShellStatus.OPEN;
        }
        List<ShellNode> otherwise = branch.otherwise().map(List::of).orElse(List.of());
        boolean decided = status == ShellStatus.YES || status == ShellStatus.NO;
        if (decided && !run.isExhaustive()) {
            boolean holds = status == ShellStatus.YES;
            List<ShellNode> taken = holds ? List.of(branch.then()) : otherwise;
            decisions.passed(Optional.of(branch.text()), holds, holds ? otherwise : List.of(branch.then()));
            return decisions.decided(branch.text(), holds, () -> run.sequence(taken));
        }
        List<Runnable> arms = decided
                ? List.of(() -> run.visit(branch.then()), () -> run.sequence(otherwise))
                : List.of(
                        decisions.branch(
                                BranchRole.of(branch.condition(), true),
                                ComparedVariable.of(branch.condition(), true),
                                () -> finding(branch.condition(), true, branch.then())),
                        decisions.branch(
                                BranchRole.of(branch.condition(), false),
                                ComparedVariable.of(branch.condition(), false),
                                () -> finding(branch.condition(), false, new ShellNode.Sequence(otherwise))));
        Optional<Fork> fork = Optional.of(Fork.of(run.file(), branch.text().span(), branch));
        Optional<Boolean> presumed = decisions.presumption().holds(branch.condition());
        return presumed.isPresent()
                ? decisions.branches(fork, arms, presumed.get() ? 0 : 1)
                : decisions.branches(fork, arms, ShellDefaults.of(branch.condition(), true));
    }

    ShellStatus chain(ShellNode.Chain chain) {
        run.state().variables.clearReads();
        int mark = run.count();
        ShellStatus left = run.condition(chain.left());
        ShellStatus goesOn = chain.and() ? ShellStatus.YES : ShellStatus.NO;
        boolean usually = chain.and() && left == ShellStatus.USUALLY && !endsIfRunning(chain);
        if (left == goesOn || usually) {
            Supplier<ShellStatus> right =
                    () -> needing(chain.and() ? successes(chain.left(), mark) : List.of(), chain.right());
            Optional<MappedText> text = text(chain.left());
            ShellStatus status = text.isEmpty() || left == ShellStatus.USUALLY
                    ? right.get()
                    : decisions.decided(text.get(), left == ShellStatus.YES, right);
            return left == ShellStatus.USUALLY && status == ShellStatus.YES ? ShellStatus.USUALLY : status;
        }
        if (left == goesOn.negated() && !run.isExhaustive()) {
            decisions.passed(text(chain.left()), left == ShellStatus.YES, List.of(chain.right()));
            return left;
        }
        boolean doubtful = run.state().doubtful;
        List<Runnable> arms = List.of(
                decisions.branch(
                        BranchRole.of(chain.left(), chain.and()),
                        ComparedVariable.of(chain.left(), chain.and()),
                        () -> finding(chain.left(), chain.and(), chain.right())),
                () -> finding(chain.left(), !chain.and(), new ShellNode.Sequence(List.of())));
        Optional<Fork> fork = text(chain.left()).map(asked -> Fork.of(run.file(), asked.span(), chain));
        Optional<Boolean> presumed = decisions.presumption().holds(chain.left());
        if (presumed.isPresent()) {
            return decisions.branches(fork, arms, presumed.get() == chain.and() ? 0 : 1);
        }
        decisions.branches(fork, arms, ShellDefaults.of(chain.left(), chain.and()));
        if (left == ShellStatus.USUALLY) {
            run.state().doubtful = doubtful;
        }
        return left == ShellStatus.USUALLY ? ShellStatus.USUALLY : ShellStatus.OPEN;
    }

    private List<Script.Needed> successes(ShellNode node, int from) {
        return Stream.concat(run.succeeded(node, from).stream(), run.found(node, true).stream())
                .toList();
    }

    /** Runs a node if commands have succeeded; what follows it may run without them. */
    private ShellStatus needing(List<Script.Needed> commands, ShellNode node) {
        List<Script.Needed> outside = run.state().needs;
        run.state().needs(commands);
        ShellStatus status = run.visit(node);
        run.state().needs = outside;
        return status;
    }

    /** Runs a node if a condition has an outcome, with which the files are there for which it asks. */
    private void finding(ShellNode condition, boolean holds, ShellNode node) {
        run.state().needs(run.found(condition, holds));
        run.visit(node);
    }

    /** Returns whether the script ends here if its server runs already: {@code pgrep -f shop.py && exit}. */
    private boolean endsIfRunning(ShellNode.Chain chain) {
        return decisions.presumption().holds(chain.left()).equals(Optional.of(false))
                && ShellEffects.of(chain.right(), run.state()::function).ends();
    }

    private static Optional<MappedText> text(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            return Optional.of(simple.text());
        }
        if (node instanceof ShellNode.Not not) {
            return text(not.node());
        }
        return node instanceof ShellNode.Chain chain ? text(chain.right()) : Optional.empty();
    }
}
