package dev.undebug.service.tree;

import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the functions and methods of a module with a literal switch in them: {@code debug=True}, {@code app.debug = True},
 * {@code config["DEBUG"] = True}, {@code run(host, port, True)}.
 */
public final class SwitchingFunctions {
    /** The decorator with which pytest calls a function. */
    private static final String FIXTURE = "fixture";

    private static final Set<String> ARGUMENTS = Set.of("debug", "use_debugger", "DEBUG");

    /** The position of {@code debug} in {@code app.run(host, port, debug)}. */
    private static final int DEBUG = 2;

    private SwitchingFunctions() {}

    /**
     * A function with a literal switch.
     *
     * @param name its own name
     * @param callee the expression for it in its module: {@code serve}, {@code Server().start}
     * @param command whether the {@code flask} command calls it, under which {@code app.run()} does nothing
     * @param place the function without its decorators
     */
    public record Found(String name, String callee, boolean command, Place place) {}

    /** Returns the functions at the top of a module and the methods of the classes there, in source order. */
    public static List<Found> in(PythonModule module) {
        List<Found> found = new ArrayList<>();
        for (Stmt statement : module.body()) {
            if (statement instanceof Stmt.FunctionDef function) {
                add(function, "", module, found);
            } else if (statement instanceof Stmt.ClassDef type) {
                for (Stmt member : type.body()) {
                    if (member instanceof Stmt.FunctionDef method) {
                        add(method, type.name() + "().", module, found);
                    }
                }
            }
        }
        return found;
    }

    private static void add(Stmt.FunctionDef function, String owner, PythonModule module, List<Found> found) {
        boolean group = module.file().text().contains("FlaskGroup");
        boolean framework = function.name().startsWith("__")
                || function.decorators().stream().anyMatch(SwitchingFunctions::isFrameworks);
        if (!framework && hasSwitch(function)) {
            boolean command = function.decorators().stream().anyMatch(decorator -> isCommand(decorator, group));
            found.add(new Found(
                    function.name(),
                    owner + function.name(),
                    command,
                    module.file().place(function.span())));
        }
    }

    /** Returns whether Flask or pytest calls a function. */
    private static boolean isFrameworks(Expr decorator) {
        return called(decorator) instanceof Expr.Attribute attribute
                && (FlaskDecorators.ALL.contains(attribute.name())
                        || attribute.name().equals(FIXTURE));
    }

    /** @param group whether the module may make a {@code FlaskGroup} */
    private static boolean isCommand(Expr decorator, boolean group) {
        return called(decorator) instanceof Expr.Attribute attribute
                && attribute.name().equals("command")
                && (group
                        || (attribute.value() instanceof Expr.Attribute owner
                                && owner.name().equals("cli")));
    }

    private static Expr called(Expr decorator) {
        return decorator instanceof Expr.Call call ? call.function() : decorator;
    }

    private static boolean hasSwitch(Stmt.FunctionDef function) {
        boolean given = function.parameters().all().stream()
                .anyMatch(parameter -> parameter.name().toLowerCase(Locale.ROOT).contains("debug")
                        && parameter
                                .defaultValue()
                                .filter(SwitchingFunctions::isOn)
                                .isPresent());
        Deque<Stmt> statements = new ArrayDeque<>(function.body());
        Deque<Expr> expressions = new ArrayDeque<>();
        while (!given && !(statements.isEmpty() && expressions.isEmpty())) {
            if (expressions.isEmpty()) {
                Stmt statement = statements.pop();
                given = assigns(statement);
                StatementParts parts = StatementParts.of(statement);
                statements.addAll(parts.statements());
                expressions.addAll(parts.expressions());
            } else {
                Expr expression = expressions.pop();
                given = passes(expression);
                expressions.addAll(ExpressionParts.of(expression));
            }
        }
        return given;
    }

    private static boolean assigns(Stmt statement) {
        return statement instanceof Stmt.Assign assign
                && isOn(assign.value())
                && assign.targets().stream().anyMatch(SwitchingFunctions::isSetting);
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

    private static boolean isOn(Expr value) {
        return value instanceof Expr.Constant constant
                ? constant.value() == Expr.Constant.Singleton.TRUE
                : value instanceof Expr.IntNumber number
                        ? number.value().signum() != 0
                        : value instanceof Expr.Str text && !text.value().isEmpty();
    }
}
