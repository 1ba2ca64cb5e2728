package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * All statements and expressions of some code, those of its functions and blocks too, for those who look for something
 * anywhere in it.
 */
public record CodeParts(List<Stmt> statements, List<Expr> expressions) {
    public CodeParts {
        statements = List.copyOf(statements);
        expressions = List.copyOf(expressions);
    }

    /** Returns the parts of a module. */
    public static CodeParts of(PythonModule module) {
        return of(module.body());
    }

    /** Returns the parts of a block. */
    public static CodeParts of(List<Stmt> block) {
        List<Stmt> statements = new ArrayList<>(block);
        List<Expr> expressions = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            StatementParts parts = StatementParts.of(statements.get(i));
            statements.addAll(parts.statements());
            parts.expressions().forEach(expression -> expressions.addAll(Enclosing.parts(expression)));
        }
        return new CodeParts(statements, expressions);
    }
}
