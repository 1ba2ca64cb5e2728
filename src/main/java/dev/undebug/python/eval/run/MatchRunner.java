package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;

/** Runs {@code match} statements. */
final class MatchRunner {
    private final Run run;
    private final Scope scope;

    MatchRunner(Run run, Scope scope) {
        this.run = run;
        this.scope = scope;
    }

    Completion run(Stmt.Match match) {
        Value subject = run.expressions().eval(match.subject(), scope);
        return run.guarded(subject.trace(), () -> cases(match.cases(), subject));
    }

    private Completion cases(List<Stmt.Case> cases, Value subject) {
        if (cases.isEmpty()) {
            return Completion.NORMAL;
        }
        Stmt.Case first = cases.get(0);
        List<Stmt.Case> rest = cases.subList(1, cases.size());
        boolean whole = first.irrefutable();
        first.captures().forEach(name -> scope.assign(name, whole ? subject : Value.unknown(subject.trace())));
        Truth matches = whole ? Truth.TRUE : matches(first.pattern(), subject);
        if (first.guard().isPresent() && matches != Truth.FALSE) {
            matches = Comparisons.and(
                    matches, run.expressions().eval(first.guard().get(), scope).truth());
        }
        return switch (matches) {
            case TRUE -> run.statements().block(first.body(), scope);
            case FALSE -> others(rest, subject);
            case UNKNOWN ->
                run.branches()
                        .fork(
                                subject.trace(),
                                () -> run.statements().block(first.body(), scope),
                                () -> others(rest, subject));
        };
    }

    private Completion others(List<Stmt.Case> cases, Value subject) {
        return run.budget().deeper(() -> cases(cases, subject), () -> Completion.NORMAL);
    }

    private Truth matches(Expr pattern, Value subject) {
        if (pattern instanceof Expr.Binary either && either.operator().equals("|")) {
            return Comparisons.or(matches(either.left(), subject), matches(either.right(), subject));
        }
        return pattern instanceof Expr.Broken
                ? Truth.UNKNOWN
                : Comparisons.equal(subject, run.expressions().eval(pattern, scope));
    }
}
