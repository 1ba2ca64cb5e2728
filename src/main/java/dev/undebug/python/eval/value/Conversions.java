package dev.undebug.python.eval.value;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's conversions between types. */
public final class Conversions {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d++(?:_\\d++)*+");

    /** The texts that {@code float} takes; source: {@code _Py_string_to_number_with_underscores} of CPython. */
    private static final Pattern REAL = Pattern.compile(
            "[+-]?(?:(?:\\d++(?:_\\d++)*+(?:\\.(?:\\d++(?:_\\d++)*+)?)?|\\.\\d++(?:_\\d++)*+)(?:e[+-]?\\d++(?:_\\d++)*+)?)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDLESS = Pattern.compile("([+-]?)inf(?:inity)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NUMBER = Pattern.compile("[+-]?nan", Pattern.CASE_INSENSITIVE);

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

    /** Returns the text of a string, or of bytes that are one; null for anything else. */
    static @Nullable public String text(Value value) {
        if (value.data() instanceof Scalar.Bytes bytes) {
            return bytes.text();
        }
        return value.data() instanceof Scalar.Text text ? text.text() : null;
    }

    /** Returns {@code int(value)}; raises as Python does. */
    public static Value integer(Interpretation run, Value value) {
        @Nullable String written = text(value);
        if (written != null) {
            String digits = written.strip();
            if (digits.length() > LONGEST_NUMBER || !INTEGER.matcher(digits).matches()) {
                return refused(run, value, digits);
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
        @Nullable String text = text(value);
        if (text != null) {
            String written = text.strip();
            if (written.length() > LONGEST_NUMBER) {
                return run.cannotTell(value.trace());
            }
            @Nullable Double number = real(written);
            return number == null
                    ? refused(run, value, written)
                    : Value.of(new Scalar.Real(number)).with(value.trace());
        }
        if (value.data() instanceof Scalar scalar && scalar.integer() != null) {
            return Value.of(new Scalar.Real(scalar.integer().doubleValue())).with(value.trace());
        }
        return run.cannotTell(value.trace());
    }

    private static @Nullable Double real(String written) {
        if (REAL.matcher(written).matches()) {
            return Double.valueOf(written.replace("_", ""));
        }
        Matcher endless = ENDLESS.matcher(written);
        if (endless.matches()) {
            return endless.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return NO_NUMBER.matcher(written).matches() ? Double.NaN : null;
    }

    /** Ends the program, unless the text may have digits or white space of other scripts, which Python takes. */
    private static Value refused(Interpretation run, Value value, String text) {
        if (text.chars().anyMatch(character -> character >= 128)) {
            return run.cannotTell(value.trace());
        }
        throw Raised.certainly("ValueError");
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
