package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's comparison operators. */
public final class Comparisons {
    private Comparisons() {}

    /** Returns the result of a comparison of two values. */
    public static Truth compare(Interpretation run, String operator, Value left, Value right) {
        return switch (operator) {
            case "==" -> equal(left, right);
            case "!=" -> not(equal(left, right));
            case "is" -> same(left, right);
            case "is not" -> not(same(left, right));
            case "in" -> right.data().contains(run, left);
            case "not in" -> not(right.data().contains(run, left));
            default -> ordered(operator, left, right);
        };
    }

    public static Truth equal(Value left, Value right) {
        if (left.data() instanceof Enumerated first && right.data() instanceof Enumerated second) {
            return truth(first.equals(second));
        }
        if (left.data() instanceof Enumerated member && member.mixed()) {
            return equal(member.value(), right);
        }
        if (right.data() instanceof Enumerated member && member.mixed()) {
            return equal(left, member.value());
        }
        if (left.data() instanceof Scalar first && right.data() instanceof Scalar second) {
            return truth(first.key().equals(second.key()));
        }
        if (left.data() instanceof Tuple first && right.data() instanceof Tuple second) {
            return equal(first, second);
        }
        if (isBelow(left.data(), right.data()) || isBelow(right.data(), left.data())) {
            return Truth.FALSE;
        }
        boolean possible = left.data().isOneOfMany() || right.data().isOneOfMany();
        if (possible || left.isUnknown() || right.isUnknown()) {
            return !possible && differ(left.truth(), right.truth()) ? Truth.FALSE : Truth.UNKNOWN;
        }
        boolean scalar = left.data() instanceof Scalar || right.data() instanceof Scalar;
        boolean external = left.data() instanceof External || right.data() instanceof External;
        if (left.data() == right.data()) {
            return Truth.TRUE;
        }
        return scalar && !external ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** A true value never equals a false one, whatever the two are. */
    private static boolean differ(Truth left, Truth right) {
        return left == not(right) && left != Truth.UNKNOWN;
    }

    private static Truth equal(Tuple first, Tuple second) {
        if (first.elements().size() != second.elements().size()) {
            return Truth.FALSE;
        }
        Truth all = Truth.TRUE;
        for (int i = 0; i < first.elements().size(); i++) {
            all = and(all, equal(first.elements().get(i), second.elements().get(i)));
        }
        return all;
    }

    /** Returns whether two values are one object; numbers and strings may or may not be. */
    private static Truth same(Value left, Value right) {
        if (left.data() instanceof Enumerated || right.data() instanceof Enumerated) {
            boolean open = left.isUnknown() || right.isUnknown();
            return open ? Truth.UNKNOWN : truth(left.data().equals(right.data()));
        }
        if ((isSingleton(left) && right.data().isObject()) || (left.data().isObject() && isSingleton(right))) {
            return Truth.FALSE;
        }
        if (isSingleton(left) || isSingleton(right)) {
            boolean kept = left.data().getClass() == right.data().getClass() || !comparable(left, right);
            return kept ? equal(left, right) : Truth.FALSE;
        }
        if (left.data().isObject() && right.data().isObject()) {
            boolean equal = left.data().equals(right.data());
            // One definition may run several times and make several functions.
            return equal && left.data() instanceof Function ? Truth.UNKNOWN : truth(equal);
        }
        Truth equal = equal(left, right);
        return equal == Truth.TRUE && left.data() instanceof Scalar ? Truth.UNKNOWN : equal;
    }

    private static boolean comparable(Value left, Value right) {
        return left.data() instanceof Scalar && right.data() instanceof Scalar;
    }

    private static boolean isSingleton(Value value) {
        Data data = value.data();
        return data instanceof Scalar.None || data instanceof Scalar.Bool || data instanceof Scalar.Ellipsis;
    }

    private static Truth ordered(String operator, Value left, Value right) {
        @Nullable
        Integer order = left.data() instanceof Tuple first && right.data() instanceof Tuple second
                ? order(first.elements(), second.elements())
                : order(left.data(), right.data());
        if (order == null) {
            return Truth.UNKNOWN;
        }
        return switch (operator) {
            case "<" -> truth(order < 0);
            case "<=" -> truth(order <= 0);
            case ">" -> truth(order > 0);
            case ">=" -> truth(order >= 0);
            default -> Truth.UNKNOWN;
        };
    }

    /** Orders sequences by the first elements that differ. */
    private static @Nullable Integer order(List<Value> left, List<Value> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            @Nullable Integer order = order(left.get(i).data(), right.get(i).data());
            if (order == null || order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static @Nullable Integer order(Data left, Data right) {
        if (left instanceof Scalar.Text first && right instanceof Scalar.Text second) {
            return first.text().compareTo(second.text());
        }
        if (left instanceof Scalar first
                && right instanceof Scalar second
                && first.integer() != null
                && second.integer() != null) {
            return first.integer().compareTo(second.integer());
        }
        if (isBelow(left, right)) {
            return -1;
        }
        return isBelow(right, left) ? 1 : null;
    }

    private static boolean isBelow(Data left, Data right) {
        return right instanceof AtLeast number
                && left instanceof Scalar scalar
                && scalar.integer() != null
                && number.exceeds(scalar.integer());
    }

    public static Truth not(Truth truth) {
        return switch (truth) {
            case TRUE -> Truth.FALSE;
            case FALSE -> Truth.TRUE;
            case UNKNOWN -> Truth.UNKNOWN;
        };
    }

    public static Truth and(Truth first, Truth second) {
        if (first == Truth.FALSE || second == Truth.FALSE) {
            return Truth.FALSE;
        }
        return first == Truth.TRUE ? second : first;
    }

    public static Truth or(Truth first, Truth second) {
        return not(and(not(first), not(second)));
    }

    private static Truth truth(boolean known) {
        return known ? Truth.TRUE : Truth.FALSE;
    }
}
