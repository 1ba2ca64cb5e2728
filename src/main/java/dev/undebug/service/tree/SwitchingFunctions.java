package dev.undebug.service.tree;

import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the functions and methods of a module with a literal switch in them: {@code debug=True}, {@code app.debug = True},
 * {@code config["DEBUG"] = True}, {@code run(host, port, True)}.
 */
public final class SwitchingFunctions {
    /** The decorator with which pytest calls a function. */
    private static final String FIXTURE = "fixture";

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
        boolean group = module.file().text().contains("FlaskGroup");
        for (Stmt statement : module.body()) {
            if (statement instanceof Stmt.FunctionDef function) {
                add(function, "", group, module, found);
            } else if (statement instanceof Stmt.ClassDef type) {
                for (Stmt member : type.body()) {
                    if (member instanceof Stmt.FunctionDef method) {
                        add(method, type.name() + "().", group, module, found);
                    }
                }
            }
        }
        return found;
    }

    /** @param group whether the module may make a {@code FlaskGroup} */
    private static void add(
            Stmt.FunctionDef function, String owner, boolean group, PythonModule module, List<Found> found) {
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
                                .filter(LiteralSwitches::isOn)
                                .isPresent());
        return given || !LiteralSwitches.in(function.body()).isEmpty();
    }
}
