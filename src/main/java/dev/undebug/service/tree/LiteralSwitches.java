package dev.undebug.service.tree;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds literal switches: {@code debug=True}, {@code app.debug = True}, {@code config["DEBUG"] = True},
 * {@code run(host, port, True)}.
 */
public final class LiteralSwitches {
    private static final Set<String> ARGUMENTS = Set.of("debug", "use_debugger", "DEBUG");

    /** The position of {@code debug} in {@code app.run(host, port, debug)}. */
    private static final int DEBUG = 2;

    private LiteralSwitches() {}

    /** Returns the places of the statements and calls of a module with a literal switch. */
    public static List<Place> in(PythonModule module) {
        return in(module.body()).stream().map(span -> module.file().place(span)).toList();
    }

    /** Returns the statements and calls in a block, at any depth, with a literal switch. */
    static List<Span> in(List<Stmt> block) {
        List<Span> found = new ArrayList<>();
        Deque<Stmt> statements = new ArrayDeque<>(block);
        Deque<Expr> expressions = new ArrayDeque<>();
        while (!(statements.isEmpty() && expressions.isEmpty())) {
            if (expressions.isEmpty()) {
                Stmt statement = statements.pop();
                if (assigns(statement)) {
                    found.add(statement.span());
                }
                StatementParts parts = StatementParts.of(statement);
                statements.addAll(parts.statements());
                expressions.addAll(parts.expressions());
            } else {
                Expr expression = expressions.pop();
                if (passes(expression)) {
                    found.add(expression.span());
                }
                expressions.addAll(ExpressionParts.of(expression));
            }
        }
        return found;
    }

    private static boolean assigns(Stmt statement) {
        return statement instanceof Stmt.Assign assign
                && isOn(assign.value())
                && assign.targets().stream().anyMatch(LiteralSwitches::isSetting);
    }

    private static boolean isSetting(Expr target) {
        return target instanceof Expr.Attribute attribute
                ? attribute.name().equals("debug")
                : target instanceof Expr.Subscript subscript
                        && subscript.index() instanceof Expr.Str key
                        && key.value().equals("DEBUG");
    }

    private static boolean passes(Expr expression) {
        if (expression instanceof Expr.Dict dict) {
            return dict.items().stream()
                    .anyMatch(item -> item.key()
                                    .filter(key -> key instanceof Expr.Str name && ARGUMENTS.contains(name.value()))
                                    .isPresent()
                            && isOn(item.value()));
        }
        if (!(expression instanceof Expr.Call call)) {
            return false;
        }
        List<Expr.Argument> arguments = call.arguments();
        boolean run = call.function() instanceof Expr.Attribute attribute
                && attribute.name().equals("run");
        return arguments.stream()
                        .anyMatch(argument ->
                                argument.keyword().filter(ARGUMENTS::contains).isPresent() && isOn(argument.value()))
                || (run
                        && arguments.size() > DEBUG
                        && arguments.get(DEBUG).passing() == Expr.Argument.Passing.POSITIONAL
                        && isOn(arguments.get(DEBUG).value()));
    }

    static boolean isOn(Expr value) {
        return value instanceof Expr.Constant constant
                ? constant.value() == Expr.Constant.Singleton.TRUE
                : value instanceof Expr.IntNumber number
                        ? number.value().signum() != 0
                        : value instanceof Expr.Str text && !text.value().isEmpty();
    }
}
