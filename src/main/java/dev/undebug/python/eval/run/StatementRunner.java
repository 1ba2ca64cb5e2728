package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Budget;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements. */
final class StatementRunner {
    private final Run run;
    private final PastEnds pastEnds;

    StatementRunner(Run run) {
        this.run = run;
        this.pastEnds = new PastEnds(run);
    }

    Completion block(List<Stmt> statements, Scope scope) {
        run.coverage().enter(statements);
        if (run.goesPastEnds()) {
            return pastEnds.block(statements, scope);
        }
        for (Stmt statement : statements) {
            Completion completion = one(statement, scope);
            if (!completion.is(Completion.Kind.NORMAL)) {
                return completion;
            }
        }
        return Completion.NORMAL;
    }

    Completion one(Stmt statement, Scope scope) {
        Budget budget = run.budget();
        if (!budget.enter()) {
            return Completion.NORMAL;
        }
        try {
            return execute(statement, scope);
        } finally {
            budget.leave();
        }
    }

    private Completion execute(Stmt statement, Scope scope) {
        if (statement instanceof Stmt.If branch) {
            return new ConditionChain(run, scope).run(branch);
        }
        if (statement instanceof Stmt.Return result) {
            return Completion.returning(result.value()
                    .map(value -> run.expressions().written(value, scope))
                    .orElse(Value.NONE));
        }
        if (statement instanceof Stmt.Break) {
            return Completion.BREAK;
        }
        if (statement instanceof Stmt.Continue) {
            return Completion.CONTINUE;
        }
        @Nullable Completion compound = compound(statement, scope);
        if (compound != null) {
            return compound;
        }
        if (!binds(statement, scope)) {
            simple(statement, scope);
        }
        return Completion.NORMAL;
    }

    /** Runs a compound statement; returns null for any other. */
    private @Nullable Completion compound(Stmt statement, Scope scope) {
        if (statement instanceof Stmt.Try attempt) {
            return new TryRunner(run, scope).run(attempt);
        }
        if (statement instanceof Stmt.For loop) {
            return new LoopRunner(run, scope).run(loop);
        }
        if (statement instanceof Stmt.While loop) {
            return new LoopRunner(run, scope).run(loop);
        }
        if (statement instanceof Stmt.With with) {
            return new WithRunner(run, scope).run(with);
        }
        return statement instanceof Stmt.Match match ? new MatchRunner(run, scope).run(match) : null;
    }

    /** Runs a statement that binds names; returns whether it was one. */
    private boolean binds(Stmt statement, Scope scope) {
        if (statement instanceof Stmt.Assign assign) {
            Value value = assigned(assign, scope);
            for (Expr target : assign.targets()) {
                Targets.assign(run, target, value, scope, scope.place(assign.span()));
            }
        } else if (statement instanceof Stmt.AugAssign assign) {
            Targets.augment(run, assign, scope);
        } else if (statement instanceof Stmt.AnnAssign assign) {
            scope.annotate(assign);
            assign.value().ifPresent(expression -> {
                Value value = run.expressions().written(expression, scope);
                Targets.assign(run, assign.target(), value, scope, scope.place(assign.span()));
            });
        } else if (statement instanceof Stmt.Import names) {
            names.names().forEach(alias -> run.imports().bind(alias, scope));
        } else if (statement instanceof Stmt.ImportFrom names) {
            run.imports().bind(names, scope);
        } else if (statement instanceof Stmt.FunctionDef function) {
            Definitions.define(run, function, scope);
        } else if (statement instanceof Stmt.ClassDef type) {
            Definitions.define(run, type, scope);
        } else if (statement instanceof Stmt.Global global) {
            global.names().forEach(scope::declareGlobal);
        } else if (statement instanceof Stmt.Nonlocal nonlocal) {
            nonlocal.names().forEach(scope::declareNonlocal);
        } else {
            return false;
        }
        return true;
    }

    /** A statement that copies whatever it gets under one name after the other is no origin of a value that has one. */
    private Value assigned(Stmt.Assign assign, Scope scope) {
        if (assign.targets().stream().noneMatch(StatementRunner::mayHaveAnyName)) {
            return run.expressions().written(assign.value(), scope);
        }
        Value value = run.decided(run.expressions().eval(assign.value(), scope));
        return value.trace().origins().isEmpty() ? run.expressions().originating(value, assign.value(), scope) : value;
    }

    private static boolean mayHaveAnyName(Expr target) {
        return target instanceof Expr.Subscript item
                && Enclosing.parts(item.index()).stream().anyMatch(StatementRunner::isVariable);
    }

    private static boolean isVariable(Expr part) {
        return part instanceof Expr.Name name && !name.id().equals(name.id().toUpperCase(Locale.ROOT));
    }

    private void simple(Stmt statement, Scope scope) {
        if (statement instanceof Stmt.ExprStmt expression) {
            run.expressions().eval(expression.value(), scope);
        } else if (statement instanceof Stmt.Raise raise) {
            raise(raise, scope);
        } else if (statement instanceof Stmt.Delete delete) {
            delete.targets().forEach(target -> Targets.delete(run, target, scope));
        } else if (statement instanceof Stmt.Assert assertion) {
            Value test = run.expressions().eval(assertion.test(), scope);
            if (test.truth() == Truth.FALSE) {
                run.branches().demanding(test.trace(), () -> {
                    throw Raised.builtin("AssertionError");
                });
            } else if (test.truth() == Truth.UNKNOWN) {
                run.requiredVariables()
                        .ended(test.trace(), run.requiredVariables().servings());
                run.cannotTell(test.trace());
            }
        } else if (statement instanceof Stmt.Python2 old) {
            old.values().forEach(value -> run.expressions().eval(value, scope));
            if (old.keyword().equals("exec")) {
                scope.module().open();
            }
        } else if (statement instanceof Stmt.Broken broken) {
            // Python refuses the whole file, if it is a mistake; only a template of one may become a program.
            if (broken.tooDeep()) {
                run.budget().leaveOut();
            } else {
                run.budget().doubt();
            }
        }
    }

    private void raise(Stmt.Raise raise, Scope scope) {
        Optional<Value> handled = run.handling().again(raise);
        if (handled.isPresent()) {
            throw new Raised(handled.get());
        }
        Optional<Expr> expression = raise.values().stream().findFirst();
        Value exception = expression.isPresent()
                ? run.expressions().eval(expression.get(), scope)
                : Value.of(External.exception("Exception"));
        if (exception.data() instanceof External external && external.lastName().equals("SystemExit")) {
            run.requiredVariables().exits(status(raise, scope));
            throw Raised.exit();
        }
        throw new Raised(exception);
    }

    /** Returns the argument of {@code raise SystemExit(…)}. */
    private Value status(Stmt.Raise raise, Scope scope) {
        return raise.values().get(0) instanceof Expr.Call call
                        && !call.arguments().isEmpty()
                ? run.expressions().eval(call.arguments().get(0).value(), scope)
                : Value.NONE;
    }
}
