package dev.undebug.read.helm;

import static dev.undebug.read.helm.TemplateFunctions.at;
import static dev.undebug.read.helm.TemplateFunctions.bool;
import static dev.undebug.read.helm.TemplateFunctions.last;

import dev.undebug.read.helm.TemplateFunctions.Function;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.read.helm.TemplateValue.ScalarType;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that make texts. Those that only add to a text keep the places of its parts. */
final class TextFunctions {
    static final Map<String, Function> ALL = new HashMap<>();

    private static final Pattern VERB = Pattern.compile("%([sdvqt%]|[^sdvqt%])");

    static {
        ALL.put("quote", (all, place) -> quoted(all, "\"", place));
        ALL.put("squote", (all, place) -> quoted(all, "'", place));
        ALL.put("toString", (all, place) -> text(printed(last(all), place)));
        ALL.put("trim", (all, place) -> text(printed(last(all), place).strip()));
        ALL.put("indent", (all, place) -> indented(all, "", place));
        ALL.put("nindent", (all, place) -> indented(all, "\n", place));
        ALL.put("printf", TextFunctions::printf);
        ALL.put("print", (all, place) -> text(joined(all, "", place)));
        ALL.put("cat", (all, place) -> text(joined(all, " ", place)));
        ALL.put("upper", (all, place) -> changed(last(all), text -> text.toUpperCase(Locale.ROOT), place));
        ALL.put("lower", (all, place) -> changed(last(all), text -> text.toLowerCase(Locale.ROOT), place));
        ALL.put("trunc", (all, place) -> at(all, 0)
                .known()
                .map(length -> changed(last(all), text -> truncated(text, length), place))
                .orElse(Missing.UNKNOWN));
        ALL.put(
                "trimSuffix",
                (all, place) -> with(
                        all,
                        place,
                        (text, part) -> text.endsWith(part) ? text.substring(0, text.length() - part.length()) : text));
        ALL.put(
                "trimPrefix",
                (all, place) ->
                        with(all, place, (text, part) -> text.startsWith(part) ? text.substring(part.length()) : text));
        ALL.put("replace", TextFunctions::replaced);
        ALL.put("contains", (all, place) -> tested(all, String::contains, place));
        ALL.put("hasPrefix", (all, place) -> tested(all, String::startsWith, place));
        ALL.put("hasSuffix", (all, place) -> tested(all, String::endsWith, place));
        ALL.put("b64enc", (all, place) -> changed(last(all), TextFunctions::encoded, place));
        ALL.put("b64dec", (all, place) -> changed(last(all), TextFunctions::decoded, place));
        ALL.put("int", TextFunctions::number);
        ALL.put("int64", TextFunctions::number);
    }

    private TextFunctions() {}

    private static TemplateValue text(Rendered rendered) {
        return new Scalar(ScalarType.STRING, rendered);
    }

    private static Rendered printed(TemplateValue value, Place place) {
        return value.printed(place);
    }

    /** Sprig leaves out what is nil. */
    private static TemplateValue quoted(List<TemplateValue> all, String mark, Place place) {
        List<Rendered> parts = new ArrayList<>();
        for (TemplateValue value : all) {
            if (value != Missing.NIL) {
                Rendered written = printed(value, place);
                String text = written.text();
                boolean plain =
                        mark.equals("'") || (text.indexOf('"') < 0 && text.indexOf('\\') < 0 && text.indexOf('\n') < 0);
                Rendered inner = plain
                        ? written
                        : Rendered.of(
                                text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"), place);
                parts.add(parts.isEmpty() ? Rendered.EMPTY : Rendered.of(" ", place));
                parts.add(inner.between(mark, mark, place));
            }
        }
        return text(Rendered.joined(parts));
    }

    private static TemplateValue indented(List<TemplateValue> all, String before, Place place) {
        Optional<Integer> spaces =
                at(all, 0).known().filter(text -> text.matches("\\d{1,3}")).map(Integer::parseInt);
        return spaces.<TemplateValue>map(count -> text(Rendered.joined(List.of(
                        Rendered.of(before, place), printed(last(all), place).indented(count, place)))))
                .orElse(Missing.UNKNOWN);
    }

    private static Rendered joined(List<TemplateValue> all, String between, Place place) {
        List<Rendered> parts = new ArrayList<>();
        for (TemplateValue value : all) {
            parts.add(parts.isEmpty() || between.isEmpty() ? Rendered.EMPTY : Rendered.of(between, place));
            parts.add(printed(value, place));
        }
        return Rendered.joined(parts);
    }

    private static TemplateValue printf(List<TemplateValue> all, Place place) {
        Optional<String> format = at(all, 0).known();
        if (format.isEmpty()) {
            return Missing.UNKNOWN;
        }
        List<Rendered> parts = new ArrayList<>();
        Matcher verb = VERB.matcher(format.get());
        int at = 0;
        int next = 1;
        while (verb.find()) {
            parts.add(Rendered.of(format.get().substring(at, verb.start()), place));
            parts.add(
                    switch (verb.group(1)) {
                        case "%" -> Rendered.of("%", place);
                        case "s", "d", "v", "t" -> printed(at(all, next++), place);
                        case "q" -> printed(at(all, next++), place).between("\"", "\"", place);
                        default -> printed(Missing.UNKNOWN, place);
                    });
            at = verb.end();
        }
        parts.add(Rendered.of(format.get().substring(at), place));
        return text(Rendered.joined(parts));
    }

    /** Returns the text of a value, changed; one that stays as it is keeps its place. */
    private static TemplateValue changed(TemplateValue value, UnaryOperator<String> change, Place place) {
        Rendered written = printed(value, place);
        String before = written.text();
        if (!TemplatePlaceholders.isKnown(before)) {
            return text(written);
        }
        String after = change.apply(before);
        return text(after.equals(before) ? written : Rendered.of(after, place));
    }

    private static TemplateValue with(List<TemplateValue> all, Place place, BinaryOperator<String> change) {
        return at(all, 0)
                .known()
                .map(part -> changed(last(all), text -> change.apply(text, part), place))
                .orElse(Missing.UNKNOWN);
    }

    private static String truncated(String text, String length) {
        if (!length.matches("-?\\d{1,6}")) {
            return text;
        }
        int most = Integer.parseInt(length);
        return most < 0
                ? text.substring(Math.max(0, text.length() + most))
                : text.substring(0, Math.min(text.length(), most));
    }

    private static TemplateValue replaced(List<TemplateValue> all, Place place) {
        Optional<String> old = at(all, 0).known();
        Optional<String> other = at(all, 1).known();
        return old.isEmpty() || other.isEmpty()
                ? Missing.UNKNOWN
                : changed(last(all), text -> text.replace(old.get(), other.get()), place);
    }

    private static TemplateValue tested(List<TemplateValue> all, BiPredicate<String, String> test, Place place) {
        return bool(at(all, 0).known().flatMap(part -> at(all, 1).known().map(text -> test.test(text, part))), place);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return String.valueOf(notEncoded.getMessage());
        }
    }

    private static TemplateValue number(List<TemplateValue> all, Place place) {
        return last(all)
                .known()
                .map(text -> text.matches("-?\\d+") ? text : text.equals("true") ? "1" : "0")
                .<TemplateValue>map(text -> new Scalar(ScalarType.NUMBER, Rendered.of(text, place)))
                .orElse(Missing.UNKNOWN);
    }
}
