package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts of dictionaries and tuples that have a traceback, and the expressions that show none of it. */
final class TracebackKeys {
    private static final int DEEPEST = 100;

    /** Names of calls that tell where an error was, but show no code. */
    private static final Set<String> HARMLESS_PARTS = Set.of("lineno", "name", "filename", "function");

    private static final Set<String> HARMLESS_CALLS = Set.of("len", "bool", "isinstance", "print", "hash");

    private static final Set<String> LEVELS =
            Set.of("debug", "info", "warning", "warn", "error", "exception", "critical", "log");

    private static final Set<String> SELECTING = Set.of("get", "pop");

    private TracebackKeys() {}

    /** A part of a value: {@code value["key"]}, {@code value.get("key")}. */
    record Selected(Expr value, String key) {}

    /** Returns the part that an expression selects by a known key. */
    static Optional<Selected> selected(Expr expression) {
        if (expression instanceof Expr.Subscript subscript) {
            return literal(subscript.index()).map(key -> new Selected(subscript.value(), key));
        }
        return expression instanceof Expr.Call call
                        && call.function() instanceof Expr.Attribute method
                        && SELECTING.contains(method.name())
                        && call.arguments().size() == 1
                ? literal(call.arguments().get(0).value()).map(key -> new Selected(method.value(), key))
                : Optional.empty();
    }

    /** Returns what an expression selects a part of by a key that is not known: {@code jobs[number]}, {@code jobs.get(number)}. */
    static Optional<Expr> element(Expr expression) {
        if (expression instanceof Expr.Subscript subscript) {
            return Optional.of(subscript.value())
                    .filter(value -> literal(subscript.index()).isEmpty());
        }
        return expression instanceof Expr.Call call
                        && call.function() instanceof Expr.Attribute method
                        && SELECTING.contains(method.name())
                        && !call.arguments().isEmpty()
                        && literal(call.arguments().get(0).value()).isEmpty()
                ? Optional.of(method.value())
                : Optional.empty();
    }

    /** Returns a key as text, if it is written as such. */
    static Optional<String> literal(Expr key) {
        if (key instanceof Expr.Str text) {
            return Optional.of(text.value());
        }
        return key instanceof Expr.IntNumber number ? Optional.of(number.value().toString()) : Optional.empty();
    }

    /** Returns the entries of a dictionary or tuple; none if they are not all known. */
    static Map<String, Expr> entries(Expr expression) {
        Map<String, Expr> entries = new LinkedHashMap<>();
        if (expression instanceof Expr.TupleExpr tuple) {
            for (int i = 0; i < tuple.elements().size(); i++) {
                entries.put(String.valueOf(i), tuple.elements().get(i));
            }
        } else if (expression instanceof Expr.Dict dict) {
            for (Expr.Item item : dict.items()) {
                Optional<String> key = item.key().flatMap(TracebackKeys::literal);
                if (key.isEmpty()) {
                    return Map.of();
                }
                entries.put(key.get(), item.value());
            }
        }
        return entries;
    }

    /**
     * Returns whether an expression has nothing of a traceback in its parts.
     *
     * @param keeping functions that do not return what they are given
     */
    static boolean isHarmless(Expr expression, Set<String> keeping) {
        if (expression instanceof Expr.Attribute part) {
            return HARMLESS_PARTS.contains(part.name());
        }
        if (expression instanceof Expr.Call call) {
            return call.function() instanceof Expr.Name name
                    ? HARMLESS_CALLS.contains(name.id()) || keeping.contains(name.id())
                    : call.function() instanceof Expr.Attribute method && isLogging(method);
        }
        return expression instanceof Expr.Compare
                || (expression instanceof Expr.Unary unary && unary.operator().equals("not"));
    }

    private static boolean isLogging(Expr.Attribute method) {
        return LEVELS.contains(method.name())
                && lastName(method.value()).toLowerCase(Locale.ROOT).contains("log");
    }

    /** Returns whether a function may hand on what it is given: to its caller, or to an error handler. */
    static boolean givesBack(Stmt.FunctionDef function) {
        return !function.decorators().isEmpty() || givesBack(function.body(), 0);
    }

    private static boolean givesBack(List<Stmt> body, int depth) {
        return depth > DEEPEST
                || body.stream()
                        .anyMatch(statement -> isGiving(statement)
                                || statement.bodies().stream().anyMatch(inner -> givesBack(inner, depth + 1)));
    }

    private static boolean isGiving(Stmt statement) {
        if (statement instanceof Stmt.Return result) {
            return result.value().filter(value -> !isFixed(value, 0)).isPresent();
        }
        return statement instanceof Stmt.Raise
                || statement instanceof Stmt.Global
                || (statement instanceof Stmt.ExprStmt expression
                        && (expression.value() instanceof Expr.Yield
                                || (expression.value() instanceof Expr.Call call
                                        && lastName(call.function()).equals("abort"))));
    }

    /** Returns whether an expression is a constant, or a call with nothing but constants. */
    private static boolean isFixed(Expr expression, int depth) {
        if (depth > DEEPEST || expression instanceof Expr.Name || expression instanceof Expr.Broken) {
            return false;
        }
        boolean named = expression instanceof Expr.Call call && call.function() instanceof Expr.Name;
        return ExpressionParts.of(expression).stream().skip(named ? 1 : 0).allMatch(part -> isFixed(part, depth + 1));
    }
}
