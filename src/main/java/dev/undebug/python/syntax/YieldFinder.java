package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;

/** Recognises generator functions, whose body does not run when they are called. */
public final class YieldFinder {
    private static final int DEEPEST = 50;

    private YieldFinder() {}

    public static boolean yields(List<Stmt> body) {
        return yields(body, 0);
    }

    private static boolean yields(List<Stmt> body, int depth) {
        return depth < DEEPEST && body.stream().anyMatch(statement -> yields(statement, depth + 1));
    }

    private static boolean yields(Stmt statement, int depth) {
        if (statement instanceof Stmt.ExprStmt expression) {
            return expression.value() instanceof Expr.Yield;
        }
        if (statement instanceof Stmt.Assign assign) {
            return assign.value() instanceof Expr.Yield;
        }
        if (statement instanceof Stmt.If branch) {
            return yields(branch.body(), depth) || yields(branch.otherwise(), depth);
        }
        if (statement instanceof Stmt.For loop) {
            return yields(loop.body(), depth) || yields(loop.otherwise(), depth);
        }
        if (statement instanceof Stmt.While loop) {
            return yields(loop.body(), depth) || yields(loop.otherwise(), depth);
        }
        if (statement instanceof Stmt.With with) {
            return yields(with.body(), depth);
        }
        if (statement instanceof Stmt.Try attempt) {
            return yields(attempt.body(), depth)
                    || yields(attempt.otherwise(), depth)
                    || yields(attempt.finallyBody(), depth)
                    || attempt.handlers().stream().anyMatch(handler -> yields(handler.body(), depth));
        }
        return false;
    }
}
