package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Generator;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.WaitingLoop;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs loops: over known values iteration by iteration, otherwise until the state no longer changes. */
final class LoopRunner {
    private static final int MOST_TURNS = 64;

    private final Run run;
    private final Scope scope;
    private final Repetition any;

    LoopRunner(Run run, Scope scope) {
        this.run = run;
        this.scope = scope;
        this.any = new Repetition(run);
    }

    Completion run(Stmt.For loop) {
        Value iterable = run.expressions().eval(loop.iterable(), scope);
        Generator.Values values = Generator.values(run, iterable);
        @Nullable List<Value> elements = values.values();
        return within(() -> {
            Supplier<Completion> others =
                    () -> any.run(iterable.trace(), () -> turn(loop.body(), target(loop.target(), iterable)));
            if (elements == null || elements.size() > MOST_TURNS || run.budget().exhausted()) {
                return values.isEndless() ? after(others.get(), values) : others.get();
            }
            for (Value element : elements) {
                Completion turn = turn(loop.body(), () -> Targets.assign(run, loop.target(), element, scope));
                if (!turn.is(Completion.Kind.NORMAL)) {
                    return turn;
                }
            }
            Completion turns = values.isEndless() ? others.get() : Completion.NORMAL;
            return values.end() == null ? run.statements().block(loop.otherwise(), scope) : after(turns, values);
        });
    }

    /** Ends a loop as the body of a generator ends, unless a turn has left it before. */
    private static Completion after(Completion turns, Generator.Values values) {
        if (values.end() != null && turns.is(Completion.Kind.NORMAL)) {
            throw values.end();
        }
        return turns;
    }

    private Runnable target(Expr target, Value iterable) {
        Value element = Value.unknown(iterable.trace().deciding());
        return () -> Targets.assign(run, target, element, scope);
    }

    Completion run(Stmt.While loop) {
        int absences = run.requiredVariables().absences();
        return within(() -> {
            for (int i = 0; i < MOST_TURNS && !run.budget().exhausted(); i++) {
                Value test = run.expressions().eval(loop.test(), scope);
                if (test.truth() == Truth.FALSE) {
                    return run.statements().block(loop.otherwise(), scope);
                }
                if (test.truth() == Truth.UNKNOWN || (i == 0 && WaitingLoop.waits(loop))) {
                    return any.run(test.trace(), () -> turn(loop.body(), test(loop.test())));
                }
                Heap.Snapshot before = run.heap().snapshot();
                Completion turn = turn(loop.body(), () -> {});
                if (!turn.is(Completion.Kind.NORMAL)) {
                    return turn;
                }
                if (run.heap().unchangedSince(before)) {
                    // No state changed, so the loop never ends.
                    return endless(absences);
                }
            }
            return endless(loop, absences);
        });
    }

    private Runnable test(Expr test) {
        return () -> run.expressions().eval(test, scope);
    }

    /** Handles a loop that does not end within the iteration limit. */
    private Completion endless(Stmt.While loop, int absences) {
        Completion rest = any.run(Trace.NONE, () -> turn(loop.body(), test(loop.test())));
        return run.expressions().eval(loop.test(), scope).truth() == Truth.TRUE && isConstant(loop.test())
                ? endless(absences)
                : rest;
    }

    /** Ends the program, as far as it matters. If a turn met the absence of a variable, it waits for it in vain. */
    private Completion endless(int absences) {
        run.requiredVariables().loops(run.requiredVariables().absences() > absences);
        return Completion.EXIT;
    }

    private static boolean isConstant(Expr test) {
        return test instanceof Expr.Constant || test instanceof Expr.IntNumber;
    }

    private Completion within(Supplier<Completion> body) {
        run.budget().enterLoop();
        Completion completion;
        try {
            completion = run.branches().within(Completion.Kind.BREAK, body).orThrow();
        } finally {
            run.budget().leaveLoop();
        }
        return completion.is(Completion.Kind.BREAK) ? Completion.NORMAL : completion;
    }

    private Completion turn(List<Stmt> body, Runnable before) {
        Completion completion = run.branches()
                .within(Completion.Kind.CONTINUE, () -> {
                    before.run();
                    return run.statements().block(body, scope);
                })
                .orThrow();
        return completion.is(Completion.Kind.CONTINUE) ? Completion.NORMAL : completion;
    }
}
