package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole expression with a read of an environment variable: the read, its default, comparison and conversion.
 *
 * @param read the read itself
 * @param whole the expression
 */
public record ReadExpression(Place read, Place whole) {
    private static final Set<String> CONVERSIONS = Set.of(
            "int",
            "float",
            "str",
            "loads",
            "literal_eval",
            "eval",
            "lower",
            "upper",
            "strip",
            "casefold",
            "title",
            "capitalize",
            "startswith");

    /**
     * Finds the expression.
     *
     * @param value the value that the read decided
     * @param modules parses a file
     */
    public static ReadExpression of(VariableRead read, Traced value, Function<SourceFile, PythonModule> modules) {
        List<Place> candidates = new ArrayList<>(List.of(read.place(), value.place()));
        candidates.addAll(value.origins());
        // A function of the program may do the reading; then its caller names the variable.
        return candidates.stream()
                .flatMap(place -> within(place, read.variable(), modules).stream())
                .findFirst()
                .orElseGet(() -> around(read.place(), modules));
    }

    private static Optional<ReadExpression> within(
            Place place, String variable, Function<SourceFile, PythonModule> modules) {
        return Enclosing.expressions(modules.apply(place.file()), place.span()).stream()
                .limit(1)
                .flatMap(expression -> Enclosing.parts(expression).stream())
                .filter(part -> names(part, variable))
                .findFirst()
                .map(part -> place.file().place(part.span()))
                .map(read -> around(read, modules));
    }

    /** Returns whether an expression contains the variable's name as a string. */
    private static boolean names(Expr expression, String variable) {
        if (expression instanceof Expr.Call call) {
            return call.arguments().stream().anyMatch(argument -> isText(argument.value(), variable));
        }
        if (expression instanceof Expr.Subscript subscript) {
            return isText(subscript.index(), variable);
        }
        return expression instanceof Expr.Compare compare
                && isText(compare.left(), variable)
                && compare.operators().get(0).endsWith("in");
    }

    private static boolean isText(Expr expression, String text) {
        return expression instanceof Expr.Str string && string.value().equals(text);
    }

    private static ReadExpression around(Place read, Function<SourceFile, PythonModule> modules) {
        List<Expr> path = Enclosing.expressions(modules.apply(read.file()), read.span());
        @Nullable Expr found = null;
        for (Expr next : path) {
            if (found != null && !belongs(next, found)) {
                break;
            }
            found = next;
        }
        return new ReadExpression(read, found == null ? read : read.file().place(found.span()));
    }

    /** Returns whether an expression only turns its part into a truth value. */
    private static boolean belongs(Expr whole, Expr part) {
        if (whole instanceof Expr.Call call) {
            return call.function().equals(part) || isConversion(lastName(call.function()));
        }
        if (whole instanceof Expr.Attribute attribute) {
            return isConversion(attribute.name());
        }
        return whole instanceof Expr.BoolOp
                || whole instanceof Expr.Compare
                || whole instanceof Expr.Conditional
                || whole instanceof Expr.Walrus
                || whole instanceof Expr.Unary;
    }

    private static String lastName(Expr function) {
        if (function instanceof Expr.Attribute attribute) {
            return attribute.name();
        }
        return function instanceof Expr.Name name ? name.id() : "";
    }

    private static boolean isConversion(String name) {
        return CONVERSIONS.contains(name) || name.toLowerCase(Locale.ROOT).contains("bool");
    }
}
