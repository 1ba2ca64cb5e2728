package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds the statement and the expressions around a span of a module. */
public final class Enclosing {
    private Enclosing() {}

    /** Returns the innermost statement that contains a span. */
    public static Optional<Stmt> statement(PythonModule module, Span span) {
        Optional<Stmt> found = Optional.empty();
        Optional<Stmt> next = among(module.body(), span);
        while (next.isPresent()) {
            found = next;
            next = among(StatementParts.of(next.get()).statements(), span);
        }
        return found;
    }

    /** Returns the conditions of the {@code if} and {@code while} around a span, outermost first. */
    public static List<Expr> conditions(PythonModule module, Span span) {
        List<Expr> conditions = new ArrayList<>();
        Optional<Stmt> next = among(module.body(), span);
        while (next.isPresent()) {
            if (next.get() instanceof Stmt.If branch) {
                conditions.add(branch.test());
            } else if (next.get() instanceof Stmt.While loop) {
                conditions.add(loop.test());
            }
            next = among(StatementParts.of(next.get()).statements(), span);
        }
        return conditions;
    }

    /** Returns the expressions of one statement that contain a span, innermost first. */
    public static List<Expr> expressions(PythonModule module, Span span) {
        List<Expr> path = new ArrayList<>();
        List<Expr> level = statement(module, span)
                .map(found -> StatementParts.of(found).expressions())
                .orElse(List.of());
        Optional<Expr> next = containing(level, span);
        while (next.isPresent()) {
            path.add(next.get());
            next = containing(ExpressionParts.of(next.get()), span);
        }
        Collections.reverse(path);
        return path;
    }

    private static Optional<Stmt> among(List<Stmt> statements, Span span) {
        return statements.stream()
                .filter(statement -> contains(statement, span))
                .findFirst();
    }

    /** The span of a function or class does not include its decorators. */
    private static boolean contains(Stmt statement, Span span) {
        return statement.span().contains(span)
                || containing(decorators(statement), span).isPresent();
    }

    private static List<Expr> decorators(Stmt statement) {
        if (statement instanceof Stmt.FunctionDef function) {
            return function.decorators();
        }
        return statement instanceof Stmt.ClassDef type ? type.decorators() : List.of();
    }

    private static Optional<Expr> containing(List<Expr> expressions, Span span) {
        return expressions.stream()
                .filter(expression -> expression.span().contains(span))
                .findFirst();
    }

    /** Returns an expression and its nested parts, from the outside in. */
    public static List<Expr> parts(Expr expression) {
        List<Expr> all = new ArrayList<>(List.of(expression));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(ExpressionParts.of(all.get(i)));
        }
        return all;
    }
}
