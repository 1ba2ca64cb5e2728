package dev.undebug.python.eval.value;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's conversions between types. */
public final class Conversions {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+(_\\d+)*");
    private static final int LONGEST_NUMBER = 4_300;

    private Conversions() {}

    /** Returns {@code str(value)}, or null if it is unknown. */
    static @Nullable public String str(Value value) {
        if (value.data() instanceof Scalar.Text text) {
            return text.text();
        }
        if (value.data() instanceof Scalar scalar && !(scalar instanceof Scalar.Real)) {
            return scalar.shown();
        }
        // Where it is, only the machine knows; commands that begin with it start Python.
        return value.data() instanceof External external && external.dotted().equals("sys.executable")
                ? "python"
                : null;
    }

    /** Returns {@code int(value)}; raises as Python does. */
    public static Value integer(Interpretation run, Value value) {
        if (value.data() instanceof Scalar.Text text) {
            String digits = text.text().strip();
            if (digits.length() > LONGEST_NUMBER || !INTEGER.matcher(digits).matches()) {
                throw Raised.certainly("ValueError");
            }
            return Value.of(new Scalar.Int(new BigInteger(digits.replace("_", ""))))
                    .with(value.trace());
        }
        if (value.data() instanceof Scalar.Real real && Double.isFinite(real.number())) {
            return Value.of((long) real.number()).with(value.trace());
        }
        if (value.data() instanceof Scalar scalar) {
            @Nullable BigInteger integer = scalar.integer();
            if (integer == null) {
                throw Raised.builtin("TypeError");
            }
            return Value.of(new Scalar.Int(integer)).with(value.trace());
        }
        return run.cannotTell(value.trace());
    }

    /** Returns {@code float(value)}; raises as Python does. */
    public static Value real(Interpretation run, Value value) {
        if (value.data() instanceof Scalar.Text text) {
            try {
                return Value.of(new Scalar.Real(Double.parseDouble(text.text().strip())))
                        .with(value.trace());
            } catch (NumberFormatException notANumber) {
                throw Raised.certainly("ValueError");
            }
        }
        if (value.data() instanceof Scalar scalar && scalar.integer() != null) {
            return Value.of(new Scalar.Real(scalar.integer().doubleValue())).with(value.trace());
        }
        return run.cannotTell(value.trace());
    }

    /** Returns what {@code distutils.util.strtobool} returns; raises as it does. */
    public static Value strtobool(Interpretation run, Value value) {
        if (!(value.data() instanceof Scalar.Text text)) {
            return run.cannotTell(value.trace());
        }
        boolean truth =
                switch (text.text().toLowerCase(Locale.ROOT)) {
                    case "y", "yes", "t", "true", "on", "1" -> true;
                    case "n", "no", "f", "false", "off", "0" -> false;
                    default -> throw Raised.certainly("ValueError");
                };
        return Value.of(truth ? 1 : 0).with(value.trace());
    }
}
