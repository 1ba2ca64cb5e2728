package dev.undebug.read.helm;

import dev.undebug.read.helm.TemplateValue.Entry;
import dev.undebug.read.helm.TemplateValue.Mapping;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.read.helm.TemplateValue.ScalarType;
import dev.undebug.read.helm.TemplateValue.Sequence;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes values as YAML, as {@code toYaml} does: keys sorted, and quotes where a string looks like something else. */
final class YamlText {
    private static final Set<String> TYPED =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][\\w./ -]*+");

    private final Place place;
    private final List<Rendered> parts = new ArrayList<>();

    private YamlText(Place place) {
        this.place = place;
    }

    static Rendered of(TemplateValue value, Place place) {
        YamlText text = new YamlText(place);
        text.write(value, 0);
        return Rendered.joined(text.parts).strip();
    }

    private void write(TemplateValue value, int depth) {
        if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            for (Entry entry : mapping.sorted()) {
                put("\n" + "  ".repeat(depth));
                parts.add(scalar(new Scalar(ScalarType.STRING, entry.key())));
                put(":");
                write(entry.value(), depth + 1);
            }
        } else if (value instanceof Sequence sequence && !sequence.elements().isEmpty()) {
            for (TemplateValue element : sequence.elements()) {
                put("\n" + "  ".repeat(depth) + "-");
                write(element, depth + 1);
            }
        } else {
            put(" ");
            parts.add(leaf(value));
        }
    }

    private Rendered leaf(TemplateValue value) {
        if (value instanceof Scalar scalar) {
            return scalar(scalar);
        }
        String empty = value instanceof Mapping ? "{}" : value instanceof Sequence ? "[]" : "null";
        boolean unknown = value == Missing.UNKNOWN || (value instanceof Mapping mapping && mapping.open());
        return unknown ? Missing.UNKNOWN.printed(place) : Rendered.of(empty, place);
    }

    private Rendered scalar(Scalar scalar) {
        String text = scalar.text().text();
        boolean plain = scalar.type() != ScalarType.STRING
                || (PLAIN.matcher(text).matches()
                        && !text.endsWith(" ")
                        && !TYPED.contains(text.toLowerCase(Locale.ROOT)));
        if (plain) {
            return scalar.text();
        }
        boolean simple = text.indexOf('"') < 0 && text.indexOf('\\') < 0 && text.indexOf('\n') < 0;
        Rendered inner = simple
                ? scalar.text()
                : Rendered.of(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"), place);
        return inner.between("\"", "\"", place);
    }

    private void put(String text) {
        parts.add(Rendered.of(text, place));
    }
}
