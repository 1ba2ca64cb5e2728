package dev.undebug.service.run;

import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * All statements and expressions of a module, those of its functions and blocks too, for those who look for something
 * anywhere in it.
 */
record ModuleParts(List<Stmt> statements, List<Expr> expressions) {
    ModuleParts {
        statements = List.copyOf(statements);
        expressions = List.copyOf(expressions);
    }

    static ModuleParts of(PythonModule module) {
        List<Stmt> statements = new ArrayList<>(module.body());
        List<Expr> expressions = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            StatementParts parts = StatementParts.of(statements.get(i));
            statements.addAll(parts.statements());
            parts.expressions().forEach(expression -> expressions.addAll(Enclosing.parts(expression)));
        }
        return new ModuleParts(statements, expressions);
    }
}
