package dev.undebug.service.tree;

import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.Parameters;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions of a module with a literal switch in their own code: those in classes and in other functions, too, and
 * lambdas. What a framework or a test runner calls is none of them.
 */
public final class SwitchingFunctions {
    /** The decorator with which pytest calls a function. */
    private static final String FIXTURE = "fixture";

    private static final String LAMBDA = "<lambda>";

    /** A call that makes a function of another one, and its name among the functions. */
    private static final String PARTIAL = "partial";

    private static final String OF_PARTIAL = "<partial>";

    /** The special methods that run when a program makes an object; others are called where no call is written. */
    private static final Set<String> MAKERS = Set.of("__init__", "__new__", "__post_init__");

    private static final Pattern OF_TESTS =
            Pattern.compile("test_\\w*+|[sS]et_?[uU]p(?:_?[cC]lass|_?[mM]odule|_method)?+");

    private final PythonModule module;
    private final boolean group;

    /** Whether the module has tests, before which a test runner calls {@code setup()}. */
    private final boolean tests;

    /** The names that the module gives to what switches something on where it is called. */
    private final Set<String> renamed = new HashSet<>();

    private final Deque<Part> open = new ArrayDeque<>();
    private final Set<Definition> switching = Collections.newSetFromMap(new IdentityHashMap<>());

    private SwitchingFunctions(PythonModule module) {
        this.module = module;
        this.group = module.file().text().contains("FlaskGroup");
        this.tests = module.file().text().contains("def test");
        CodeParts.of(module).statements().forEach(this::rename);
    }

    /**
     * A function with a literal switch.
     *
     * @param around the functions around it and itself, the outermost first
     * @param command whether the {@code flask} command calls it, under which {@code app.run()} does nothing
     */
    public record Found(List<Named> around, boolean command) {
        public Found {
            around = List.copyOf(around);
        }

        /** Returns the function itself. */
        public Named function() {
            return around.get(around.size() - 1);
        }
    }

    /**
     * A function.
     *
     * @param name its own name
     * @param qualified the name within its module: {@code Server.start}, {@code main.serve}
     * @param place the function without its decorators
     */
    public record Named(String name, String qualified, Place place) {}

    /** Some code, and what it is part of. */
    private record Part(@Nullable Stmt statement, @Nullable Expr expression, Around around) {}

    /**
     * The definitions around some code.
     *
     * @param name the qualified name of the innermost class or function; empty at the top of the module
     * @param function the function whose code it is; null if it runs when the module is imported
     * @param known whether something that calls it is known: a framework or a test runner
     */
    private record Around(String name, @Nullable Definition function, boolean known) {
        String qualified(String part) {
            return name.isEmpty() ? part : name + "." + part;
        }
    }

    /** A function, and the one in which it is defined. */
    private record Definition(
            Named named, boolean command, @Nullable Definition outer) {
        Found found() {
            List<Named> around = new ArrayList<>();
            for (@Nullable Definition each = this; each != null; each = each.outer) {
                around.add(0, each.named);
            }
            return new Found(around, command);
        }
    }

    /** Returns the functions in source order. */
    public static List<Found> in(PythonModule module) {
        SwitchingFunctions search = new SwitchingFunctions(module);
        search.add(module.body(), new Around("", null, false));
        while (!search.open.isEmpty()) {
            search.look(search.open.pop());
        }
        return search.switching.stream()
                .sorted(Comparator.comparingInt(
                        found -> found.named().place().span().start()))
                .map(Definition::found)
                .toList();
    }

    private void rename(Stmt statement) {
        if (statement instanceof Stmt.ImportFrom imports) {
            imports.names().stream()
                    .filter(alias -> LiteralSwitches.isSwitching(alias.name()))
                    .forEach(alias -> alias.asName().ifPresent(renamed::add));
        } else if (statement instanceof Stmt.Assign assign
                && LiteralSwitches.name(assign.value())
                        .filter(LiteralSwitches::isSwitching)
                        .isPresent()) {
            assign.targets().forEach(target -> LiteralSwitches.name(target).ifPresent(renamed::add));
        }
    }

    private void add(List<Stmt> statements, Around around) {
        statements.forEach(statement -> open.push(new Part(statement, null, around)));
    }

    private void addAll(List<Expr> expressions, Around around) {
        expressions.forEach(expression -> open.push(new Part(null, expression, around)));
    }

    private void look(Part part) {
        Around around = part.around();
        if (part.statement() instanceof Stmt.FunctionDef function) {
            define(function, around);
        } else if (part.statement() instanceof Stmt.ClassDef type) {
            addAll(type.decorators(), around);
            addAll(type.bases().stream().map(Expr.Argument::value).toList(), around);
            add(
                    type.body(),
                    new Around(around.qualified(type.name()), around.function(), around.known() || isTest(type)));
        } else if (part.statement() != null) {
            note(LiteralSwitches.isIn(part.statement()), around);
            StatementParts parts = StatementParts.of(part.statement());
            add(parts.statements(), around);
            addAll(parts.expressions(), around);
        } else if (part.expression() instanceof Expr.Lambda lambda) {
            Around inner = inside(LAMBDA, "lambda", lambda.span(), false, around);
            note(isGiven(lambda.parameters()), inner);
            addAll(List.of(lambda.body()), inner);
        } else if (part.expression() != null) {
            note(
                    LiteralSwitches.isIn(part.expression())
                            || LiteralSwitches.mayBeIn(part.expression())
                            || isRenamed(part.expression()),
                    around);
            if (isPartial(part.expression())) {
                note(true, inside(OF_PARTIAL, PARTIAL, part.expression().span(), false, around));
            }
            addAll(ExpressionParts.of(part.expression()), around);
        }
    }

    private boolean isRenamed(Expr expression) {
        return expression instanceof Expr.Call call
                && LiteralSwitches.name(call.function())
                        .filter(renamed::contains)
                        .isPresent();
    }

    /** Returns whether a call makes a function that passes a literal switch whenever it is called. */
    private static boolean isPartial(Expr expression) {
        return expression instanceof Expr.Call call
                && LiteralSwitches.isIn(expression)
                && LiteralSwitches.name(call.function()).filter(PARTIAL::equals).isPresent();
    }

    private void note(boolean found, Around around) {
        if (found && around.function() != null && !around.known()) {
            switching.add(around.function());
        }
    }

    private void define(Stmt.FunctionDef function, Around around) {
        addAll(function.decorators(), around);
        function.parameters()
                .all()
                .forEach(parameter -> addAll(parameter.defaultValue().stream().toList(), around));
        Around inner;
        if (function.decorators().stream().anyMatch(SwitchingFunctions::isFrameworks)) {
            // Whatever registers it runs it.
            boolean registered = around.function() == null;
            inner = new Around(around.qualified(function.name()), around.function(), around.known() || registered);
        } else {
            boolean command = function.decorators().stream().anyMatch(decorator -> isCommand(decorator, group));
            inner = inside(function.name(), function.name(), function.span(), command, around);
        }
        note(isGiven(function.parameters()), inner);
        add(function.body(), inner);
    }

    private Around inside(String part, String name, Span span, boolean command, Around around) {
        String qualified = around.qualified(part);
        @Nullable Definition outer = around.function();
        Definition definition = new Definition(
                new Named(name, qualified, module.file().place(span)),
                command || (outer != null && outer.command()),
                outer);
        boolean special = name.startsWith("__") && name.endsWith("__") && !MAKERS.contains(name);
        boolean test =
                OF_TESTS.matcher(name).matches() && (tests || !around.name().isEmpty() || !isPlain(name));
        return new Around(qualified, definition, around.known() || special || test);
    }

    /** Returns whether a function is named as many are that no test runner calls. */
    private static boolean isPlain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT).equals("setup");
    }

    private static boolean isTest(Stmt.ClassDef type) {
        return type.name().startsWith("Test")
                || type.bases().stream()
                        .anyMatch(base -> base.value() instanceof Expr.Attribute attribute
                                ? attribute.name().endsWith("TestCase")
                                : base.value() instanceof Expr.Name name
                                        && name.id().endsWith("TestCase"));
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

    private static boolean isGiven(Parameters parameters) {
        return parameters.all().stream()
                .anyMatch(parameter -> LiteralSwitches.isSwitch(parameter.name())
                        && parameter
                                .defaultValue()
                                .filter(LiteralSwitches::isOn)
                                .isPresent());
    }
}
