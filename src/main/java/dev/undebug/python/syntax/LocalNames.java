package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds a function's local names: those that it binds anywhere in its body. */
public final class LocalNames {
    private static final int DEEPEST = 100;

    private final Set<String> bound = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private int depth;

    private LocalNames() {}

    public static Set<String> of(List<Stmt> body) {
        LocalNames names = new LocalNames();
        names.block(body);
        names.bound.removeAll(names.declared);
        return Set.copyOf(names.bound);
    }

    private void block(List<Stmt> body) {
        if (depth < DEEPEST) {
            depth++;
            body.forEach(this::statement);
            depth--;
        }
    }

    private void statement(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            assign.targets().forEach(this::target);
        } else if (statement instanceof Stmt.AugAssign assign) {
            target(assign.target());
        } else if (statement instanceof Stmt.AnnAssign assign) {
            target(assign.target());
        } else if (statement instanceof Stmt.Import names) {
            names.names().forEach(alias -> bound.add(alias.asName().orElse(first(alias.name()))));
        } else if (statement instanceof Stmt.ImportFrom names) {
            names.names().forEach(alias -> bound.add(alias.asName().orElse(alias.name())));
        } else if (statement instanceof Stmt.FunctionDef function) {
            bound.add(function.name());
        } else if (statement instanceof Stmt.ClassDef type) {
            bound.add(type.name());
        } else if (statement instanceof Stmt.Global global) {
            declared.addAll(global.names());
        } else if (statement instanceof Stmt.Nonlocal nonlocal) {
            declared.addAll(nonlocal.names());
        } else {
            compound(statement);
        }
    }

    private void compound(Stmt statement) {
        if (statement instanceof Stmt.If branch) {
            block(branch.body());
            block(branch.otherwise());
        } else if (statement instanceof Stmt.While loop) {
            block(loop.body());
            block(loop.otherwise());
        } else if (statement instanceof Stmt.For loop) {
            target(loop.target());
            block(loop.body());
            block(loop.otherwise());
        } else if (statement instanceof Stmt.With with) {
            with.items().forEach(item -> item.target().ifPresent(this::target));
            block(with.body());
        } else if (statement instanceof Stmt.Try attempt) {
            block(attempt.body());
            attempt.handlers().forEach(handler -> {
                handler.name().ifPresent(bound::add);
                block(handler.body());
            });
            block(attempt.otherwise());
            block(attempt.finallyBody());
        } else if (statement instanceof Stmt.Match match) {
            match.cases().forEach(choice -> {
                bound.addAll(choice.captures());
                block(choice.body());
            });
        }
    }

    private void target(Expr target) {
        if (target instanceof Expr.Name name) {
            bound.add(name.id());
        } else if (target instanceof Expr.TupleExpr tuple) {
            tuple.elements().forEach(this::target);
        } else if (target instanceof Expr.ListExpr list) {
            list.elements().forEach(this::target);
        } else if (target instanceof Expr.Starred starred) {
            target(starred.value());
        }
    }

    private static String first(String dotted) {
        int dot = dotted.indexOf('.');
        return dot < 0 ? dotted : dotted.substring(0, dot);
    }
}
