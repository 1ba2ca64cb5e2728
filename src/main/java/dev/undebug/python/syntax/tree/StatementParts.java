package dev.undebug.python.syntax.tree;

import java.util.ArrayList;
import java.util.List;

/** The direct parts of a statement: the statements in it and the expressions in it. */
public final class StatementParts {
    private final List<Stmt> statements = new ArrayList<>();
    private final List<Expr> expressions = new ArrayList<>();

    private StatementParts() {}

    public static StatementParts of(Stmt statement) {
        StatementParts parts = new StatementParts();
        parts.simple(statement);
        parts.branching(statement);
        parts.looping(statement);
        parts.defining(statement);
        return parts;
    }

    public List<Stmt> statements() {
        return statements;
    }

    public List<Expr> expressions() {
        return expressions;
    }

    private void simple(Stmt statement) {
        if (statement instanceof Stmt.ExprStmt plain) {
            expressions.add(plain.value());
        } else if (statement instanceof Stmt.Assign assign) {
            expressions.addAll(assign.targets());
            expressions.add(assign.value());
        } else if (statement instanceof Stmt.AugAssign assign) {
            expressions.add(assign.target());
            expressions.add(assign.value());
        } else if (statement instanceof Stmt.AnnAssign assign) {
            expressions.add(assign.target());
            assign.value().ifPresent(expressions::add);
        } else if (statement instanceof Stmt.Return given) {
            given.value().ifPresent(expressions::add);
        } else if (statement instanceof Stmt.Raise raise) {
            expressions.addAll(raise.values());
        } else if (statement instanceof Stmt.Assert assertion) {
            expressions.add(assertion.test());
            assertion.message().ifPresent(expressions::add);
        } else if (statement instanceof Stmt.Python2 old) {
            expressions.addAll(old.values());
        }
    }

    private void branching(Stmt statement) {
        if (statement instanceof Stmt.If branch) {
            expressions.add(branch.test());
            statements.addAll(branch.body());
            statements.addAll(branch.otherwise());
        } else if (statement instanceof Stmt.Try attempt) {
            statements.addAll(attempt.body());
            attempt.handlers().forEach(handler -> {
                handler.type().ifPresent(expressions::add);
                statements.addAll(handler.body());
            });
            statements.addAll(attempt.otherwise());
            statements.addAll(attempt.finallyBody());
        } else if (statement instanceof Stmt.Match match) {
            expressions.add(match.subject());
            match.cases().forEach(choice -> {
                choice.guard().ifPresent(expressions::add);
                statements.addAll(choice.body());
            });
        }
    }

    private void looping(Stmt statement) {
        if (statement instanceof Stmt.While loop) {
            expressions.add(loop.test());
            statements.addAll(loop.body());
            statements.addAll(loop.otherwise());
        } else if (statement instanceof Stmt.For loop) {
            expressions.add(loop.target());
            expressions.add(loop.iterable());
            statements.addAll(loop.body());
            statements.addAll(loop.otherwise());
        } else if (statement instanceof Stmt.With with) {
            with.items().forEach(item -> {
                expressions.add(item.context());
                item.target().ifPresent(expressions::add);
            });
            statements.addAll(with.body());
        }
    }

    private void defining(Stmt statement) {
        if (statement instanceof Stmt.FunctionDef function) {
            expressions.addAll(function.decorators());
            function.parameters()
                    .all()
                    .forEach(parameter -> parameter.defaultValue().ifPresent(expressions::add));
            statements.addAll(function.body());
        } else if (statement instanceof Stmt.ClassDef type) {
            expressions.addAll(type.decorators());
            type.bases().forEach(base -> expressions.add(base.value()));
            statements.addAll(type.body());
        }
    }
}
