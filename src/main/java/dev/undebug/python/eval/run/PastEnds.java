package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Coverage.NotPassed;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocks beyond the statement that certainly leaves them, for what the rest would do. Around them, the program goes
 * on as it would without.
 */
final class PastEnds {
    private final Run run;
    private boolean chosen;

    PastEnds(Run run) {
        this.run = run;
    }

    /**
     * The way in which a statement left its block.
     *
     * @param thrown an exception, or the end of the program
     * @param chosen whether a condition of the program led to it
     */
    private record Left(Completion completion, @Nullable RuntimeException thrown, boolean chosen) {}

    private Completion again(Left left) {
        chosen = left.chosen();
        if (left.thrown() != null) {
            throw left.thrown();
        }
        return left.completion();
    }

    Completion block(List<Stmt> statements, Scope scope) {
        @Nullable Left first = null;
        for (int i = 0; i < statements.size(); i++) {
            @Nullable Left left = left(statements.get(i), scope);
            if (left == null || first != null) {
                continue;
            }
            if (i + 1 == statements.size() || !isSure(statements.get(i), left)) {
                return again(left);
            }
            first = left;
            note(statements.get(i), statements.subList(i + 1, statements.size()), scope);
        }
        return first == null ? Completion.NORMAL : again(first);
    }

    private @Nullable Left left(Stmt statement, Scope scope) {
        chosen = false;
        try {
            Completion completion = run.statements().one(statement, scope);
            return completion.is(Completion.Kind.NORMAL) ? null : new Left(completion, null, chosen);
        } catch (Raised | Exited thrown) {
            return new Left(Completion.NORMAL, thrown, chosen || isChoice(statement) || mayPass(statement, thrown));
        }
    }

    private static boolean isChoice(Stmt statement) {
        return statement instanceof Stmt.If || statement instanceof Stmt.Match || statement instanceof Stmt.Assert;
    }

    /** Returns whether the program may go on for reasons that are not seen here: a signal, or what a library does. */
    private static boolean mayPass(Stmt statement, RuntimeException thrown) {
        return thrown instanceof Exited
                ? statement instanceof Stmt.Try attempt && !attempt.handlers().isEmpty()
                : statement instanceof Stmt.With;
    }

    /**
     * Returns whether a statement leaves its block whatever the program knows. A condition is the author's way past the
     * rest, and what a handler is there for may happen or not.
     */
    private boolean isSure(Stmt statement, Left left) {
        boolean itself = statement instanceof Stmt.Return
                || statement instanceof Stmt.Break
                || statement instanceof Stmt.Continue
                || statement instanceof Stmt.Raise;
        boolean ends = left.thrown() instanceof Exited
                || (left.thrown() instanceof Raised raised && !run.branches().handles(raised));
        return (itself || (ends && !left.chosen())) && !run.branches().uncertain();
    }

    private void note(Stmt end, List<Stmt> rest, Scope scope) {
        Place place = scope.place(end.span());
        if (place.path().equals(run.entry().path())) {
            Span span = new Span(
                    rest.get(0).span().start(), rest.get(rest.size() - 1).span().end());
            run.coverage().noteEnd(new NotPassed(place, scope.place(span)));
        }
    }
}
