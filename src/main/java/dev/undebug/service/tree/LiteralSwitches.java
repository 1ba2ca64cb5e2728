package dev.undebug.service.tree;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds literal switches: {@code debug=True}, {@code app.debug = True}, {@code config["DEBUG"] = True},
 * {@code run(host, port, True)}, and calls that switch something on by themselves, {@code DebugToolbarExtension(app)}. Code
 * that no program gets to is run for them; what they do then, the judges say.
 */
public final class LiteralSwitches {
    /** The word in most names of switches: {@code use_debugger}, {@code FLASK_DEBUG}, {@code WERKZEUG_DEBUG_PIN}. */
    private static final String WORD = "debug";

    /** The other names. {@code UncalledSwitchesTest} fails for a rule whose switches are not here. */
    private static final Set<String> NAMES = Set.of(
            "testing",
            "flask_env",
            "propagate_exceptions",
            "use_evalex",
            "evalex",
            "expose_tracebacks",
            "use_reloader",
            "reload",
            "graphiql",
            "graphql_ide",
            "flask_profiler");

    /** The functions and classes that switch something on where they are called, whatever their arguments are. */
    private static final Set<String> CALLS = Set.of(
            "DebuggedApplication",
            "DebugToolbarExtension",
            "GraphQLRouter",
            "GraphQL",
            "enable_dev_tools",
            "format_exc",
            "format_exception",
            "print_exc");

    /** The methods that do so for some classes alone: of views for GraphQL, of extensions for developers. */
    private static final Map<String, Pattern> METHODS =
            Map.of("as_view", Pattern.compile("GraphQL"), "init_app", Pattern.compile("(?i)toolbar|profiler|debug"));

    /** The position of {@code debug} in {@code app.run(host, port, debug)}. */
    private static final int DEBUG = 2;

    private LiteralSwitches() {}

    /** Returns the places of the statements and calls of a module with a literal switch. */
    public static List<Place> in(PythonModule module) {
        List<Place> found = new ArrayList<>();
        Deque<Stmt> statements = new ArrayDeque<>(module.body());
        Deque<Expr> expressions = new ArrayDeque<>();
        while (!(statements.isEmpty() && expressions.isEmpty())) {
            if (expressions.isEmpty()) {
                Stmt statement = statements.pop();
                if (isIn(statement)) {
                    found.add(module.file().place(statement.span()));
                }
                StatementParts parts = StatementParts.of(statement);
                statements.addAll(parts.statements());
                expressions.addAll(parts.expressions());
            } else {
                Expr expression = expressions.pop();
                if (isIn(expression)) {
                    found.add(module.file().place(expression.span()));
                }
                expressions.addAll(ExpressionParts.of(expression));
            }
        }
        return found;
    }

    /** Returns whether a statement by itself sets a switch: an assignment. */
    static boolean isIn(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            return isOn(assign.value()) && assign.targets().stream().anyMatch(LiteralSwitches::isNamed);
        }
        return statement instanceof Stmt.AnnAssign assign
                && assign.value().filter(LiteralSwitches::isOn).isPresent()
                && isNamed(assign.target());
    }

    private static boolean isNamed(Expr target) {
        if (target instanceof Expr.Attribute attribute) {
            return isSwitch(attribute.name());
        }
        return target instanceof Expr.Name name
                ? isSwitch(name.id())
                : target instanceof Expr.Subscript subscript && isKey(subscript.index());
    }

    private static boolean isKey(Expr expression) {
        return expression instanceof Expr.Str key && isSwitch(key.value());
    }

    /** Returns whether an expression by itself sets a switch: a call, an entry of a dict, or a command in a text. */
    static boolean isIn(Expr expression) {
        if (expression instanceof Expr.Dict dict) {
            return dict.items().stream()
                    .anyMatch(item -> item.key().filter(LiteralSwitches::isKey).isPresent() && isOn(item.value()));
        }
        if (expression instanceof Expr.Str text) {
            return text.value().contains("--debug") || text.value().contains("FLASK_DEBUG=");
        }
        return expression instanceof Expr.Call call && (passes(call) || isSwitching(call));
    }

    /** Returns whether a call starts a server with a switch that a name means: {@code app.run(**OPTIONS)}. */
    static boolean mayBeIn(Expr expression) {
        return expression instanceof Expr.Call call
                && name(call.function()).filter("run"::equals).isPresent()
                && call.arguments().stream()
                        .filter(argument -> argument.value() instanceof Expr.Name)
                        .anyMatch(argument -> argument.passing() == Expr.Argument.Passing.DOUBLE_STAR
                                || argument.keyword()
                                        .filter(LiteralSwitches::isSwitch)
                                        .isPresent());
    }

    private static boolean passes(Expr.Call call) {
        List<Expr.Argument> arguments = call.arguments();
        boolean run = name(call.function()).filter("run"::equals).isPresent();
        for (int i = 0; i < arguments.size(); i++) {
            Expr.Argument argument = arguments.get(i);
            boolean named = argument.keyword().filter(LiteralSwitches::isSwitch).isPresent()
                    // setattr(app, "debug", True), os.environ.setdefault("FLASK_DEBUG", "1")
                    || (i > 0 && isKey(arguments.get(i - 1).value()))
                    || (run && i == DEBUG && argument.passing() == Expr.Argument.Passing.POSITIONAL);
            if (named && isOn(argument.value())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether something of this name switches something on where it is called. */
    static boolean isSwitching(String name) {
        return CALLS.contains(name);
    }

    private static boolean isSwitching(Expr.Call call) {
        Optional<String> name = name(call.function());
        boolean bottle = name.filter(WORD::equals).isPresent()
                && (call.function() instanceof Expr.Name
                        || (call.function() instanceof Expr.Attribute attribute
                                && name(attribute.value())
                                        .filter("bottle"::equals)
                                        .isPresent()));
        boolean method = call.function() instanceof Expr.Attribute attribute
                && METHODS.containsKey(attribute.name())
                && name(attribute.value())
                        .filter(owner ->
                                METHODS.get(attribute.name()).matcher(owner).find())
                        .isPresent();
        return bottle || method || name.filter(CALLS::contains).isPresent();
    }

    static Optional<String> name(Expr expression) {
        if (expression instanceof Expr.Attribute attribute) {
            return Optional.of(attribute.name());
        }
        return expression instanceof Expr.Name name ? Optional.of(name.id()) : Optional.empty();
    }

    /** Returns whether a name is one of a switch. */
    static boolean isSwitch(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains(WORD) || NAMES.contains(lower);
    }

    static boolean isOn(Expr value) {
        return value instanceof Expr.Constant constant
                ? constant.value() == Expr.Constant.Singleton.TRUE
                : value instanceof Expr.IntNumber number
                        ? number.value().signum() != 0
                        : value instanceof Expr.Str text && !text.value().isEmpty();
    }
}
