package dev.undebug.read.helm;

import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.read.helm.TemplateValue.ScalarType;
import dev.undebug.source.Place;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The functions of Go's templates, of sprig and of Helm that charts use for settings. Results of others are unknown, and
 * so are results that depend on an unknown value.
 */
final class TemplateFunctions {
    /** A function of its arguments and the place of its call. */
    @FunctionalInterface
    interface Function {
        TemplateValue of(List<TemplateValue> arguments, Place place);
    }

    private static final Map<String, Function> ALL = new HashMap<>();

    static {
        ALL.putAll(TextFunctions.ALL);
        ALL.putAll(DataFunctions.ALL);
        ALL.put("default", (all, place) -> choice(at(all, 1), () -> at(all, 1), () -> at(all, 0)));
        ALL.put("coalesce", (all, place) -> first(all, true));
        ALL.put("or", (all, place) -> first(all, true));
        ALL.put("and", (all, place) -> first(all, false));
        ALL.put("not", (all, place) -> bool(at(all, 0).truth().map(truth -> !truth), place));
        ALL.put("empty", (all, place) -> bool(at(all, 0).truth().map(truth -> !truth), place));
        ALL.put("ternary", TemplateFunctions::ternary);
        ALL.put("required", (all, place) -> at(all, 1));
        ALL.put("eq", TemplateFunctions::equal);
        ALL.put("ne", (all, place) -> bool(equal(all, place).truth().map(truth -> !truth), place));
        ALL.put("lt", (all, place) -> bool(compared(all).map(order -> order < 0), place));
        ALL.put("le", (all, place) -> bool(compared(all).map(order -> order <= 0), place));
        ALL.put("gt", (all, place) -> bool(compared(all).map(order -> order > 0), place));
        ALL.put("ge", (all, place) -> bool(compared(all).map(order -> order >= 0), place));
        ALL.put("", (all, place) -> all.isEmpty() ? Missing.NIL : Missing.UNKNOWN);
    }

    private TemplateFunctions() {}

    /** Calls a function. */
    static TemplateValue call(String name, List<TemplateValue> arguments, Place place) {
        Function function = ALL.get(name);
        return function == null ? Missing.UNKNOWN : function.of(arguments, place);
    }

    /** Returns an argument; one that is missing is unknown. */
    static TemplateValue at(List<TemplateValue> arguments, int index) {
        return index >= 0 && index < arguments.size() ? arguments.get(index) : Missing.UNKNOWN;
    }

    static TemplateValue last(List<TemplateValue> arguments) {
        return at(arguments, arguments.size() - 1);
    }

    static TemplateValue bool(Optional<Boolean> value, Place place) {
        return value.<TemplateValue>map(known -> Scalar.bool(known, place)).orElse(Missing.UNKNOWN);
    }

    private static TemplateValue choice(
            TemplateValue condition, Supplier<TemplateValue> then, Supplier<TemplateValue> otherwise) {
        return condition
                .truth()
                .map(truth -> truth ? then.get() : otherwise.get())
                .orElse(Missing.UNKNOWN);
    }

    /** Returns the first value with this truth, or else the last one. */
    private static TemplateValue first(List<TemplateValue> all, boolean wanted) {
        for (TemplateValue value : all) {
            Optional<Boolean> truth = value.truth();
            if (truth.isEmpty() || truth.get() == wanted) {
                return value;
            }
        }
        return last(all);
    }

    /** Sprig takes no condition but a boolean. The condition is where the result comes from. */
    private static TemplateValue ternary(List<TemplateValue> all, Place place) {
        if (!(at(all, 2) instanceof Scalar condition) || condition.type() != ScalarType.BOOLEAN) {
            return Missing.UNKNOWN;
        }
        TemplateValue chosen = choice(condition, () -> at(all, 0), () -> at(all, 1));
        return chosen instanceof Scalar scalar
                ? new Scalar(scalar.type(), scalar.text().each(piece -> decided(piece, condition)))
                : chosen;
    }

    private static Piece decided(Piece piece, Scalar condition) {
        return Piece.of(piece.text(), condition.text().pieces().get(0).place());
    }

    private static TemplateValue equal(List<TemplateValue> all, Place place) {
        boolean unknown = false;
        for (int i = 1; i < all.size(); i++) {
            Optional<Boolean> same = same(at(all, 0), at(all, i));
            unknown |= same.isEmpty();
            if (same.orElse(false)) {
                return Scalar.bool(true, place);
            }
        }
        return unknown ? Missing.UNKNOWN : Scalar.bool(false, place);
    }

    private static Optional<Boolean> same(TemplateValue one, TemplateValue other) {
        if (one == Missing.NIL || other == Missing.NIL) {
            return Optional.of(one.equals(other)).filter(known -> one != Missing.UNKNOWN && other != Missing.UNKNOWN);
        }
        if (one instanceof Scalar first
                && other instanceof Scalar second
                && first.type() == ScalarType.NUMBER
                && second.type() == ScalarType.NUMBER) {
            return compared(List.of(one, other)).map(order -> order == 0);
        }
        boolean mixed = one instanceof Scalar first && other instanceof Scalar second && first.type() != second.type();
        // Go refuses to compare a string with a number: such a chart deploys nothing.
        return mixed
                ? Optional.empty()
                : one.known().flatMap(text -> other.known().map(text::equals));
    }

    private static Optional<Integer> compared(List<TemplateValue> all) {
        try {
            return at(all, 0).known().flatMap(one -> at(all, 1).known().map(other -> new BigDecimal(one)
                    .compareTo(new BigDecimal(other))));
        } catch (NumberFormatException text) {
            return Optional.empty();
        }
    }
}
