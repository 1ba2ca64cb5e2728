package dev.undebug.service.run;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.LocalNames;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.read.text.Most;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The local variables of a function that keep whether debug mode is on, {@code show = app.debug}, and the variables of its module
 * that read the environment. Nothing else binds them.
 */
final class DebugAliases {
    /** Each is searched for in the whole function. */
    private static final int MOST = 8;

    private final Map<String, Expr> conditions = new HashMap<>();
    private final Set<String> locals;
    private final TracebackNames module;

    private DebugAliases(Set<String> locals, TracebackNames module) {
        this.locals = locals;
        this.module = module;
    }

    static DebugAliases of(List<Stmt> body, SourceFile file, TracebackNames module) {
        DebugAliases aliases = new DebugAliases(LocalNames.of(body), module);
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Assign assign
                    && assign.targets().size() == 1
                    && assign.targets().get(0) instanceof Expr.Name name
                    && DebugGuard.of(assign.value()).isPresent()
                    && (DebugGuard.asks(file.slice(assign.value().span())) || DebugGuard.readsVariable(assign.value()))
                    && Most.room(aliases.conditions.size(), MOST)
                    && isBoundOnce(name.id(), statement, body)) {
                aliases.conditions.put(name.id(), assign.value());
            }
        }
        return aliases;
    }

    static boolean isBoundOnce(String name, Stmt binding, List<Stmt> body) {
        List<Stmt> others =
                body.stream().filter(statement -> !statement.equals(binding)).toList();
        CodeParts parts = CodeParts.of(body);
        return LocalNames.of(body).contains(name)
                && !LocalNames.of(others).contains(name)
                && parts.statements().stream()
                        .noneMatch(statement -> (statement instanceof Stmt.Nonlocal outer
                                        && outer.names().contains(name))
                                || (statement instanceof Stmt.Global outermost
                                        && outermost.names().contains(name)))
                && parts.expressions().stream()
                        .noneMatch(part -> part instanceof Expr.Walrus walrus
                                && walrus.target().id().equals(name));
    }

    /** Returns the condition that a test stands for: the same, unless it is such a variable. */
    Expr behind(Expr test) {
        if (test instanceof Expr.Unary not && not.operator().equals("not")) {
            return new Expr.Unary(not.span(), not.operator(), value(not.operand()));
        }
        return value(test);
    }

    private Expr value(Expr test) {
        return test instanceof Expr.Name name ? condition(name.id()).orElse(test) : test;
    }

    private Optional<Expr> condition(String name) {
        return locals.contains(name) ? Optional.ofNullable(conditions.get(name)) : module.condition(name);
    }

    /** Returns whether a test is a variable that keeps whether debug mode is on, or the opposite of one. */
    boolean have(Expr test) {
        Expr inner = test instanceof Expr.Unary not && not.operator().equals("not") ? not.operand() : test;
        return inner instanceof Expr.Name name && condition(name.id()).isPresent();
    }
}
