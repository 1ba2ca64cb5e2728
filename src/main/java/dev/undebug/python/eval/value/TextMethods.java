package dev.undebug.python.eval.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Models the methods of strings. */
final class TextMethods {
    static final Set<String> NAMES = Set.of(
            "isupper",
            "islower",
            "lower",
            "upper",
            "casefold",
            "title",
            "capitalize",
            "strip",
            "lstrip",
            "rstrip",
            "startswith",
            "endswith",
            "isdigit",
            "isnumeric",
            "split",
            "splitlines",
            "partition",
            "rpartition",
            "replace",
            "join",
            "format");

    private TextMethods() {}

    static Value call(Interpretation run, Method method, Invocation invocation) {
        String text = ((Scalar.Text) method.self().data()).text();
        @Nullable Value result = result(run, text, method.name(), invocation.arguments());
        Trace trace = method.self().trace().with(invocation.arguments().trace());
        return result == null
                ? run.cannotTell(trace).as(method.name().equals("format") ? Formatting.braces(text) : Unknown.ANY)
                : result.with(trace);
    }

    private static @Nullable Value result(Interpretation run, String text, String name, Arguments arguments) {
        return switch (name) {
            case "lower", "casefold" -> Value.of(text.toLowerCase(Locale.ROOT));
            case "upper" -> Value.of(text.toUpperCase(Locale.ROOT));
            case "capitalize", "title" -> capitalized(text);
            case "strip", "lstrip", "rstrip" -> stripped(text, name, arguments);
            case "startswith", "endswith" -> affix(run, text, name, arguments);
            case "isupper" -> Value.of(isCased(text, text.toUpperCase(Locale.ROOT)));
            case "islower" -> Value.of(isCased(text, text.toLowerCase(Locale.ROOT)));
            case "isdigit", "isnumeric", "isdecimal" ->
                text.chars().allMatch(c -> c < 128) ? Value.of(text.matches("[0-9]+")) : null;
            case "split" -> split(run, text, arguments);
            case "splitlines" -> Value.of(PyList.of(run, false, lines(text)));
            case "partition", "rpartition" -> partition(text, name, arguments);
            case "replace" -> replaced(text, arguments);
            case "join" -> joined(run, text, arguments);
            case "format" -> formatted(text, arguments);
            case "encode" -> TextCoding.encode(text, arguments);
            default -> null;
        };
    }

    /** Returns whether a text is all in one case, and not without letters that have one. */
    private static boolean isCased(String text, String inCase) {
        return text.equals(inCase)
                && text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    }

    private static @Nullable Value capitalized(String text) {
        boolean word = text.chars().allMatch(c -> c < 128 && Character.isLetter(c));
        if (!word || text.isEmpty()) {
            return text.isEmpty() ? Value.of("") : null;
        }
        return Value.of(text.substring(0, 1).toUpperCase(Locale.ROOT)
                + text.substring(1).toLowerCase(Locale.ROOT));
    }

    private static @Nullable Value stripped(String text, String name, Arguments arguments) {
        Value characters = arguments.value(0, "", Value.NONE);
        if (!characters.isNone() && !(characters.data() instanceof Scalar.Text)) {
            return null;
        }
        @Nullable String set = characters.data() instanceof Scalar.Text given ? given.text() : null;
        int start = 0;
        int end = text.length();
        while (!name.equals("rstrip") && start < end && isIn(text.charAt(start), set)) {
            start++;
        }
        while (!name.equals("lstrip") && end > start && isIn(text.charAt(end - 1), set)) {
            end--;
        }
        return Value.of(text.substring(start, end));
    }

    private static boolean isIn(char c, @Nullable String set) {
        return set == null ? Character.isWhitespace(c) : set.indexOf(c) >= 0;
    }

    private static @Nullable Value affix(Interpretation run, String text, String name, Arguments arguments) {
        Value affix = arguments.value(0, "", Value.UNKNOWN);
        @Nullable List<Value> choices = affix.data() instanceof Tuple tuple ? tuple.elements(run) : List.of(affix);
        boolean found = false;
        for (Value choice : choices) {
            if (!(choice.data() instanceof Scalar.Text part)) {
                return null;
            }
            found |= name.equals("startswith") ? text.startsWith(part.text()) : text.endsWith(part.text());
        }
        return Value.of(found);
    }

    private static @Nullable Value split(Interpretation run, String text, Arguments arguments) {
        Value separator = arguments.value(0, "sep", Value.NONE);
        if (arguments.value(1, "maxsplit") != null) {
            return null;
        }
        List<Value> parts = new ArrayList<>();
        if (separator.isNone()) {
            for (String part : text.strip().split("\\s+", -1)) {
                parts.add(Value.of(part));
            }
            return Value.of(PyList.of(run, false, text.isBlank() ? List.of() : parts));
        }
        if (!(separator.data() instanceof Scalar.Text by) || by.text().isEmpty()) {
            return null;
        }
        for (String part : text.split(Pattern.quote(by.text()), -1)) {
            parts.add(Value.of(part));
        }
        return Value.of(PyList.of(run, false, parts));
    }

    private static List<Value> lines(String text) {
        return text.lines().map(Value::of).toList();
    }

    private static @Nullable Value partition(String text, String name, Arguments arguments) {
        if (!(arguments.value(0, "", Value.UNKNOWN).data() instanceof Scalar.Text by)
                || by.text().isEmpty()) {
            return null;
        }
        boolean last = name.equals("rpartition");
        int at = last ? text.lastIndexOf(by.text()) : text.indexOf(by.text());
        if (at < 0) {
            List<Value> whole = List.of(Value.of(text), Value.of(""), Value.of(""));
            return Value.of(new Tuple(last ? List.of(whole.get(1), whole.get(2), whole.get(0)) : whole));
        }
        return Value.of(new Tuple(List.of(
                Value.of(text.substring(0, at)),
                Value.of(by.text()),
                Value.of(text.substring(at + by.text().length())))));
    }

    private static @Nullable Value replaced(String text, Arguments arguments) {
        Value from = arguments.value(0, "", Value.UNKNOWN);
        Value to = arguments.value(1, "", Value.UNKNOWN);
        return from.data() instanceof Scalar.Text old
                        && to.data() instanceof Scalar.Text replacement
                        && !old.text().isEmpty()
                        && text.length() * (long) (replacement.text().length() + 1) < 100_000
                ? Value.of(text.replace(old.text(), replacement.text()))
                : null;
    }

    private static @Nullable Value formatted(String text, Arguments arguments) {
        @Nullable String formatted = Formatting.braces(text, arguments);
        return formatted == null ? null : Value.of(formatted);
    }

    private static @Nullable Value joined(Interpretation run, String text, Arguments arguments) {
        @Nullable
        List<Value> parts = arguments.value(0, "", Value.UNKNOWN).data().elements(run);
        if (parts == null || parts.size() > 1_000) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        for (Value part : parts) {
            if (!(part.data() instanceof Scalar.Text string)) {
                return null;
            }
            strings.add(string.text());
        }
        return Value.of(String.join(text, strings));
    }
}
