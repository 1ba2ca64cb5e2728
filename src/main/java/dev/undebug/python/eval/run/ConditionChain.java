package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs an {@code if} with its {@code elif} and {@code else}. The syntax tree nests each {@code elif} in the {@code else}
 * before it; they run in a loop here, because a chain may be longer than the stack of a thread is deep.
 */
final class ConditionChain {
    private final Run run;
    private final Scope scope;

    /** How the conditions that were met so far end, the last one first. */
    private final Deque<End> open = new ArrayDeque<>();

    ConditionChain(Run run, Scope scope) {
        this.run = run;
        this.scope = scope;
    }

    /** Ends a condition, given what the statements in its {@code else} come to. */
    private interface End {
        Completion after(Supplier<Completion> otherwise);
    }

    Completion run(Stmt.If first) {
        try {
            Supplier<Completion> outcome = outcome(() -> meet(first));
            while (!open.isEmpty()) {
                Supplier<Completion> otherwise = outcome;
                outcome = outcome(() -> open.element().after(otherwise));
                leave();
            }
            return outcome.get();
        } finally {
            while (!open.isEmpty()) {
                leave();
            }
        }
    }

    private static Supplier<Completion> outcome(Supplier<Completion> way) {
        try {
            Completion completion = way.get();
            return () -> completion;
        } catch (Raised raised) {
            return () -> {
                throw raised;
            };
        } catch (Exited exited) {
            return () -> {
                throw exited;
            };
        }
    }

    /** Meets one condition after the other, and runs the last block that they lead to. */
    private Completion meet(Stmt.If first) {
        Stmt.If branch = first;
        while (true) {
            @Nullable Completion taken = condition(branch);
            if (taken != null) {
                return taken;
            }
            List<Stmt> otherwise = branch.otherwise();
            if (otherwise.size() != 1 || !(otherwise.get(0) instanceof Stmt.If next)) {
                return block(otherwise);
            }
            run.coverage().enter(otherwise);
            branch = next;
        }
    }

    /** Returns what its body comes to, or null if the {@code else} runs, too or alone. */
    private @Nullable Completion condition(Stmt.If branch) {
        Value test = run.expressions().eval(branch.test(), scope);
        Trace condition = test.trace();
        run.enterGuard(condition);
        open.push(Supplier::get);
        if (test.truth() == Truth.UNKNOWN) {
            end(fork(branch, condition));
            return null;
        }
        boolean holds = test.truth() == Truth.TRUE;
        if (!run.branches().mayLack(condition)) {
            return holds ? block(branch.body()) : null;
        }
        Branches.Demanding demanding = run.branches().new Demanding(condition);
        if (holds) {
            return demanding.after(() -> block(branch.body()));
        }
        end(otherwise -> {
            @Nullable Completion completion = demanding.after(otherwise);
            return completion == null ? block(branch.body()) : completion;
        });
        return null;
    }

    /** Says how the last condition ends; whatever happens, its guard is left. */
    private void end(End end) {
        open.pop();
        open.push(end);
    }

    private End fork(Stmt.If branch, Trace condition) {
        EitherStart.Branching both =
                run.facts().either().new Branching(run.branches().doubts());
        Branches.Fork fork = run.branches().new Fork(condition);
        fork.first(() -> both.ended(block(branch.body())));
        return otherwise -> {
            Completion completion = fork.second(() -> both.ended(otherwise.get()));
            both.join();
            return completion;
        };
    }

    private Completion block(List<Stmt> statements) {
        return run.statements().block(statements, scope);
    }

    private void leave() {
        open.pop();
        run.leaveGuard();
    }
}
