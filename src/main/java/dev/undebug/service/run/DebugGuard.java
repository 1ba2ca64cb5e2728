package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.flask.Variables;
import dev.undebug.python.syntax.tree.Expr;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition of a view that asks for debug mode: {@code app.debug}, or a variable of the environment.
 *
 * @param variable the variable; empty if it asks for the flag of the application
 * @param unset the value that counts without the variable
 * @param words the values that hold; empty if every text but the empty one does
 * @param lower whether the value is made lower case first
 */
public record DebugGuard(Optional<String> variable, Optional<String> unset, Set<String> words, boolean lower) {
    /** The flag of the application. */
    private static final DebugGuard FLAG = new DebugGuard(Optional.empty(), Optional.empty(), Set.of(), false);

    private static final Set<String> APPLICATIONS = Set.of("current_app", "app", "application", "flask_app");
    private static final Set<String> READS = Set.of("get", "getenv");

    /** Functions that convert a text, and the texts of which they make something true; none for those that change nothing about that. */
    private static final Map<String, Set<String>> CONVERTED = Map.of(
            "bool", Set.of(),
            "int", Set.of("1"),
            "strtobool", Set.of("1", "on", "t", "true", "y", "yes"));

    /** The parts of a request that a visitor chooses. */
    private static final Pattern ASKED =
            Pattern.compile("\\brequest\\.(?:args|values|form|headers|cookies|json|get_json|query_params)\\b");

    public DebugGuard {
        words = Set.copyOf(words);
    }

    /** Returns whether a condition asks for debug mode by its words, and a visitor cannot make it hold. */
    static boolean asks(String test) {
        boolean named = test.contains("debug") || test.contains("DEBUG");
        return named && (test.contains(" and ") || !ASKED.matcher(test).find());
    }

    /** Returns whether a condition, or its opposite, is that a variable of the environment has some value. */
    static boolean readsVariable(Expr test) {
        Expr inner = test instanceof Expr.Unary not && not.operator().equals("not") ? not.operand() : test;
        return !(inner instanceof Expr.BoolOp)
                && of(inner).flatMap(DebugGuard::variable).isPresent();
    }

    /** Returns the guard of a condition, if it holds exactly in debug mode, or then at least. */
    static Optional<DebugGuard> of(Expr test) {
        if (test instanceof Expr.BoolOp several && several.operator().equals("or")) {
            return several.operands().stream()
                    .filter(operand -> !(operand instanceof Expr.BoolOp))
                    .flatMap(operand -> of(operand).stream())
                    .findFirst();
        }
        if (test instanceof Expr.Compare compare && compare.operators().size() == 1) {
            return compared(
                    compare.left(),
                    compare.operators().get(0),
                    compare.comparators().get(0));
        }
        return isFlag(test) ? Optional.of(FLAG) : read(test, Set.of());
    }

    /** Returns the guard of which a condition is the opposite: {@code not app.debug}. */
    static Optional<DebugGuard> ofOpposite(Expr test) {
        return test instanceof Expr.Unary not && not.operator().equals("not") ? of(not.operand()) : Optional.empty();
    }

    private static Optional<DebugGuard> compared(Expr left, String operator, Expr right) {
        if (right instanceof Expr.Constant constant && constant.value() == Expr.Constant.Singleton.TRUE) {
            return Set.of("==", "is").contains(operator) && isFlag(left) ? Optional.of(FLAG) : Optional.empty();
        }
        List<Expr> all = operator.equals("==")
                ? List.of(right)
                : !operator.equals("in")
                        ? List.of()
                        : right instanceof Expr.TupleExpr tuple
                                ? tuple.elements()
                                : right instanceof Expr.ListExpr list
                                        ? list.elements()
                                        : right instanceof Expr.SetExpr set ? set.elements() : List.of();
        boolean texts = !all.isEmpty() && all.stream().allMatch(Expr.Str.class::isInstance);
        return texts
                ? read(
                        left,
                        all.stream().map(text -> ((Expr.Str) text).value()).collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }

    private static boolean isFlag(Expr expression) {
        if (expression instanceof Expr.Attribute attribute) {
            return attribute.name().equals("debug") && APPLICATIONS.contains(lastName(attribute.value()));
        }
        Optional<Expr> settings = expression instanceof Expr.Subscript part && isText(part.index(), "DEBUG")
                ? Optional.of(part.value())
                : expression instanceof Expr.Call call
                                && call.function() instanceof Expr.Attribute method
                                && method.name().equals("get")
                                && !call.arguments().isEmpty()
                                && isText(call.arguments().get(0).value(), "DEBUG")
                        ? Optional.of(method.value())
                        : Optional.empty();
        return settings.filter(config -> config instanceof Expr.Attribute attribute
                        && attribute.name().equals("config")
                        && APPLICATIONS.contains(lastName(attribute.value())))
                .isPresent();
    }

    private static boolean isText(Expr expression, String text) {
        return expression instanceof Expr.Str written && written.value().equals(text);
    }

    /** Returns the read of a variable of the environment: {@code os.environ.get("SHOP_DEBUG", "0").lower()}. */
    private static Optional<DebugGuard> read(Expr expression, Set<String> words) {
        if (expression instanceof Expr.Subscript part
                && lastName(part.value()).equals("environ")
                && part.index() instanceof Expr.Str name) {
            return Optional.of(new DebugGuard(Optional.of(name.value()), Optional.empty(), words, false));
        }
        if (!(expression instanceof Expr.Call call)) {
            return Optional.empty();
        }
        boolean lowered = call.function() instanceof Expr.Attribute method
                && method.name().equals("lower")
                && call.arguments().isEmpty();
        if (lowered) {
            return read(((Expr.Attribute) call.function()).value(), words)
                    .map(read -> new DebugGuard(read.variable, read.unset, read.words, true));
        }
        String name = lastName(call.function());
        if (CONVERTED.containsKey(name) && call.arguments().size() == 1) {
            return converted(call.arguments().get(0).value(), CONVERTED.getOrDefault(name, Set.of()), words);
        }
        boolean environment = READS.contains(name)
                && (name.equals("getenv")
                        || (call.function() instanceof Expr.Attribute method
                                && lastName(method.value()).equals("environ")));
        List<Expr> given = call.arguments().stream().map(Expr.Argument::value).toList();
        return environment
                        && !given.isEmpty()
                        && given.get(0) instanceof Expr.Str variable
                        && (given.size() == 1 || isKnown(given.get(1)))
                ? Optional.of(new DebugGuard(
                        Optional.of(variable.value()),
                        given.stream().skip(1).findFirst().flatMap(DebugGuard::text),
                        words,
                        false))
                : Optional.empty();
    }

    /** Of a text that is converted, some words hold: {@code int(os.getenv("SHOP_DEBUG", 0))}. */
    private static Optional<DebugGuard> converted(Expr inner, Set<String> own, Set<String> words) {
        return read(inner, words.isEmpty() ? own : words)
                .filter(read -> own.isEmpty() || words.isEmpty())
                .map(read -> new DebugGuard(read.variable, read.unset, read.words, read.lower || own.contains("yes")));
    }

    private static boolean isKnown(Expr unset) {
        return text(unset).isPresent()
                || unset instanceof Expr.IntNumber
                || (unset instanceof Expr.Constant constant
                        && Set.of(Expr.Constant.Singleton.FALSE, Expr.Constant.Singleton.NONE)
                                .contains(constant.value()));
    }

    /** Returns the text that is as good as a default value; empty for one that is false. */
    private static Optional<String> text(Expr unset) {
        if (unset instanceof Expr.IntNumber number) {
            return Optional.of(number.value().toString()).filter(text -> !text.equals("0"));
        }
        return unset instanceof Expr.Str written ? Optional.of(written.value()) : Optional.empty();
    }

    /** Returns whether it certainly holds with some variables, as far as it asks for one of them. */
    public boolean holds(Variables variables) {
        return variable.filter(name -> !variables.isUnknown(name))
                .flatMap(name -> variables.value(name).or(() -> unset))
                .map(value -> lower ? value.toLowerCase(Locale.ROOT) : value)
                .filter(value -> words.isEmpty() ? !value.isEmpty() : words.contains(value))
                .isPresent();
    }
}
