package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Formatting;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates arithmetic, and chains of comparisons. */
final class Operators {
    /** Larger results (characters, elements, bits) are not useful. */
    private static final int LARGEST = 10_000;

    private static final Set<String> EQUALITY = Set.of("==", "!=", "in", "not in");

    private Operators() {}

    static Value unary(Run run, String operator, Value operand) {
        if (operator.equals("not")) {
            return Value.of(Comparisons.not(operand.truth())).with(operand.trace());
        }
        @Nullable BigInteger number = number(operand);
        if (number == null) {
            return run.cannotTell(operand.trace());
        }
        BigInteger result =
                switch (operator) {
                    case "-" -> number.negate();
                    case "~" -> number.not();
                    default -> number;
                };
        return Value.of(new Scalar.Int(result)).with(operand.trace());
    }

    static Value compare(Run run, Expr.Compare compare, Scope scope) {
        Value left = run.expressions().eval(compare.left(), scope);
        Truth all = Truth.TRUE;
        Trace trace = left.trace();
        for (int i = 0; i < compare.operators().size() && all != Truth.FALSE; i++) {
            Value right = run.expressions().eval(compare.comparators().get(i), scope);
            Truth next = Comparisons.compare(run, compare.operators().get(i), left, right);
            if (EQUALITY.contains(compare.operators().get(i))) {
                compared(run, next, left, right);
                compared(run, next, right, left);
            }
            trace = trace.with(right.trace());
            if (right.data() instanceof Environ environ && left.data() instanceof Scalar.Text name) {
                Place place = run.site(scope, scope.place(compare.span()), "").place();
                trace = trace.from(place).with(environ.reading(name.text(), place));
            }
            all = Comparisons.and(all, next);
            left = right;
        }
        return Value.of(all).with(trace);
    }

    private static void compared(Run run, Truth answer, Value value, Value other) {
        if (!value.trace().variables().isEmpty()) {
            run.requiredVariables().compared(value, alternatives(run, other), answer);
        }
    }

    /** Returns the elements of a collection, or the value itself. */
    private static List<Value> alternatives(Run run, Value value) {
        @Nullable
        List<Value> elements =
                value.data() instanceof Scalar ? null : value.data().elements(run);
        return elements == null ? List.of(value) : elements;
    }

    static Value binary(Run run, String operator, Value left, Value right) {
        Trace trace = left.trace().with(right.trace());
        if (operator.equals("/") && left.data() instanceof FilePath path) {
            return path.joined(run, List.of(right)).with(trace);
        }
        @Nullable Data result = data(run, operator, left, right);
        if (result == null && isUnsupported(operator, left.data(), right.data())) {
            return run.branches().demanding(trace, () -> {
                throw Raised.builtin("TypeError", trace);
            });
        }
        return result == null
                ? run.cannotTell(trace).as(partly(operator, left, right))
                : Value.of(result).with(trace);
    }

    /** Returns an unknown result, with the parts of a text that are known. */
    private static Unknown partly(String operator, Value left, Value right) {
        return switch (operator) {
            case "+" ->
                Unknown.isText(left) ? Unknown.text(Unknown.written(left) + Unknown.written(right)) : Unknown.ANY;
            case "%" -> left.data() instanceof Scalar.Text text ? Formatting.percent(text.text()) : Unknown.ANY;
            default -> Unknown.ANY;
        };
    }

    /** Returns whether Python does not support the operation between two plain values. */
    private static boolean isUnsupported(String operator, Data left, Data right) {
        boolean scalars = left instanceof Scalar && right instanceof Scalar;
        if (!scalars || left instanceof Scalar.Bytes || right instanceof Scalar.Bytes) {
            return false;
        }
        boolean text = left instanceof Scalar.Text || right instanceof Scalar.Text;
        boolean repeated = text && operator.equals("*");
        boolean formatted = left instanceof Scalar.Text && operator.equals("%");
        boolean joined = left instanceof Scalar.Text && right instanceof Scalar.Text && operator.equals("+");
        boolean numbers = isNumber(left) && isNumber(right);
        return !repeated && !formatted && !joined && !numbers;
    }

    private static boolean isNumber(Data data) {
        return data instanceof Scalar.Real || (data instanceof Scalar scalar && scalar.integer() != null);
    }

    private static @Nullable Data data(Run run, String operator, Value left, Value right) {
        @Nullable BigInteger first = number(left);
        @Nullable BigInteger second = number(right);
        if (first != null && second != null) {
            boolean booleans = left.data() instanceof Scalar.Bool && right.data() instanceof Scalar.Bool;
            return arithmetic(operator, first, second, booleans);
        }
        if (left.data() instanceof FilePath path && operator.equals("+")) {
            return path.followed(right);
        }
        if (left.data() instanceof Scalar.Text text) {
            return text(operator, text.text(), right);
        }
        if (operator.equals("|") && left.data() instanceof Mapping) {
            Site site = run.imports().site();
            PyDict dict = PyDict.copy(run, left, site);
            dict.update(run, right, site);
            return dict;
        }
        return switch (operator) {
            case "+" -> concatenation(run, left, right);
            case "|" -> Union.of(left, right);
            default -> null;
        };
    }

    private static @Nullable Data arithmetic(String operator, BigInteger first, BigInteger second, boolean booleans) {
        if (first.bitLength() + second.bitLength() > LARGEST) {
            return null;
        }
        @Nullable
        BigInteger result =
                switch (operator) {
                    case "+" -> first.add(second);
                    case "-" -> first.subtract(second);
                    case "*" -> first.multiply(second);
                    case "&" -> first.and(second);
                    case "|" -> first.or(second);
                    case "^" -> first.xor(second);
                    default -> null;
                };
        if (result == null) {
            return null;
        }
        boolean bitwise = "&|^".contains(operator);
        return booleans && bitwise ? new Scalar.Bool(result.signum() != 0) : new Scalar.Int(result);
    }

    private static @Nullable Data text(String operator, String left, Value right) {
        if (operator.equals("+") && right.data() instanceof Scalar.Text more) {
            return left.length() + more.text().length() > LARGEST ? null : new Scalar.Text(left + more.text());
        }
        @Nullable String formatted = operator.equals("%") ? Formatting.percent(left, right) : null;
        return formatted == null ? null : new Scalar.Text(formatted);
    }

    private static @Nullable Data concatenation(Run run, Value left, Value right) {
        @Nullable List<Value> first = left.data().elements(run);
        @Nullable List<Value> second = right.data().elements(run);
        if (first == null || second == null || first.size() + second.size() > LARGEST) {
            return null;
        }
        List<Value> all = new ArrayList<>(first);
        all.addAll(second);
        return left.data() instanceof Tuple ? new Tuple(all) : PyList.of(run, false, all);
    }

    private static @Nullable BigInteger number(Value value) {
        return value.data() instanceof Scalar scalar ? scalar.integer() : null;
    }
}
