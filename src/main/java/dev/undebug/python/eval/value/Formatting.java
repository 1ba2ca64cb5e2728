package dev.undebug.python.eval.value;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Formats strings with {@code %} and {@code str.format}, as far as settings need it: whole values, as {@code str} shows
 * them.
 */
public final class Formatting {
    private static final Pattern FIELD = Pattern.compile("\\{\\{|}}|\\{(\\w*+)(?:!s)?}|[{}]");
    private static final Pattern CONVERSION = Pattern.compile("%(?:\\(\\w*+\\))?+[-#0 +]*+[\\d.]*+[a-zA-Z]");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*+}");
    private static final int LONGEST = 10_000;

    private Formatting() {}

    /** Returns what is known of {@code format % …}. */
    public static Unknown percent(String format) {
        return Unknown.text(CONVERSION.matcher(format).replaceAll(Unknown.GAP));
    }

    /** Returns what is known of {@code format.format(…)}. */
    static Unknown braces(String format) {
        return Unknown.text(BRACES.matcher(format).replaceAll(Unknown.GAP));
    }

    /** Returns {@code format % right}, or null if it is unknown. */
    static @Nullable public String percent(String format, Value right) {
        List<Value> values = right.data() instanceof Tuple tuple ? tuple.elements() : List.of(right);
        String[] pieces = format.split("%s", -1);
        if (pieces.length != values.size() + 1) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.length; i++) {
            @Nullable String value = i == 0 ? "" : Conversions.str(values.get(i - 1));
            if (value == null || pieces[i].contains("%")) {
                return null;
            }
            text.append(value).append(pieces[i]);
        }
        return text.toString();
    }

    /** Returns {@code format.format(…)}, or null if it is unknown. */
    static @Nullable String braces(String format, Arguments arguments) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = FIELD.matcher(format);
        int next = 0;
        int end = 0;
        while (matcher.find() && text.length() < LONGEST) {
            text.append(format, end, matcher.start());
            end = matcher.end();
            if (matcher.group(1) != null) {
                boolean automatic = matcher.group(1).isEmpty();
                @Nullable String value = field(automatic ? String.valueOf(next) : matcher.group(1), arguments);
                next += automatic ? 1 : 0;
                if (value == null) {
                    return null;
                }
                text.append(value);
            } else if (matcher.group().length() == 2) {
                text.append(matcher.group().charAt(0));
            } else {
                return null;
            }
        }
        return text.length() < LONGEST
                ? text.append(format, end, format.length()).toString()
                : null;
    }

    private static @Nullable String field(String name, Arguments arguments) {
        boolean position = name.matches("[0-9]{1,4}");
        @Nullable
        Value value = position ? arguments.value(Integer.parseInt(name), "") : arguments.value(Integer.MAX_VALUE, name);
        return value == null || value.maybeAbsent() ? null : Conversions.str(value);
    }
}
