package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.RunningCheck;
import dev.undebug.read.shell.syntax.ShellNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides conditions over variables that are presumably unset, since nothing in the repository sets them, over arguments that
 * are presumably not given, and those that ask for a server that presumably does not run yet.
 */
final class ShellPresumption {
    private static final Set<String> TESTS = Set.of("[", "[[", "test");

    private final ShellRun run;
    private boolean presuming;

    ShellPresumption(ShellRun run) {
        this.run = run;
    }

    /** Returns whether a condition presumably holds; empty if that depends on more than unset variables or the server. */
    Optional<Boolean> holds(ShellNode condition) {
        return run.isExhaustive()
                ? Optional.empty()
                : RunningCheck.whileIdle(condition).or(() -> tested(condition));
    }

    private Optional<Boolean> tested(ShellNode condition) {
        if (!isTest(condition)) {
            return Optional.empty();
        }
        return presumed(() -> {
            // Somebody who starts a script without saying more gives it no arguments.
            run.goOn(run.state().withoutArguments());
            return switch (run.condition(condition)) {
                case YES -> Optional.of(true);
                case NO -> Optional.of(false);
                case USUALLY, OPEN -> Optional.empty();
            };
        });
    }

    /** Returns what a decision without effects is while those variables are unset. Other machines have other variables. */
    <T> Optional<T> presumed(Supplier<Optional<T>> decision) {
        if (presuming || run.isExhaustive() || run.isRemote()) {
            return Optional.empty();
        }
        ShellState before = run.state();
        presuming = true;
        run.goOn(before.presuming(run.start().presumed()));
        Optional<T> result = decision.get();
        run.goOn(before);
        presuming = false;
        return result;
    }

    /** A test has no effects, unless it runs commands to get its words. */
    private static boolean isTest(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            return !simple.words().isEmpty()
                    && TESTS.contains(simple.words().get(0).text())
                    && simple.words().stream()
                            .noneMatch(word ->
                                    word.text().contains("$(") || word.text().contains("`"));
        }
        if (node instanceof ShellNode.Not not) {
            return isTest(not.node());
        }
        if (node instanceof ShellNode.Sequence sequence) {
            List<ShellNode> nodes = sequence.nodes();
            return nodes.size() == 1 && isTest(nodes.get(0));
        }
        return node instanceof ShellNode.Chain chain && isTest(chain.left()) && isTest(chain.right());
    }
}
