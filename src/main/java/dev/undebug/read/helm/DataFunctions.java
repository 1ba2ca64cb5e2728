package dev.undebug.read.helm;

import static dev.undebug.read.helm.TemplateFunctions.at;
import static dev.undebug.read.helm.TemplateFunctions.bool;
import static dev.undebug.read.helm.TemplateFunctions.last;

import dev.undebug.read.helm.TemplateFunctions.Function;
import dev.undebug.read.helm.TemplateValue.Entry;
import dev.undebug.read.helm.TemplateValue.Mapping;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.read.helm.TemplateValue.ScalarType;
import dev.undebug.read.helm.TemplateValue.Sequence;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of mappings and lists. */
final class DataFunctions {
    static final Map<String, Function> ALL = new HashMap<>();

    static {
        ALL.put("toYaml", (all, place) -> text(YamlText.of(last(all), place)));
        ALL.put("list", (all, place) -> new Sequence(all));
        ALL.put("dict", DataFunctions::dict);
        ALL.put("get", (all, place) -> item(at(all, 0), at(all, 1)));
        ALL.put("index", DataFunctions::index);
        ALL.put("dig", DataFunctions::dig);
        ALL.put("hasKey", DataFunctions::hasKey);
        ALL.put("has", (all, place) -> TemplateFunctions.bool(contains(at(all, 1), at(all, 0)), place));
        ALL.put("merge", (all, place) -> merged(all, false));
        ALL.put("mergeOverwrite", (all, place) -> merged(all, true));
        ALL.put("len", DataFunctions::length);
        ALL.put("keys", (all, place) -> keys(all));
        ALL.put("first", (all, place) -> at(elements(last(all)), 0));
        ALL.put("last", (all, place) -> last(elements(last(all))));
        ALL.put(
                "kindIs",
                (all, place) ->
                        bool(at(all, 0).known().flatMap(kind -> kind(at(all, 1)).map(kind::equals)), place));
        ALL.put("lookup", (all, place) -> new Mapping(Map.of()));
    }

    private DataFunctions() {}

    private static TemplateValue text(Rendered rendered) {
        return new Scalar(ScalarType.STRING, rendered);
    }

    private static List<TemplateValue> elements(TemplateValue value) {
        return value instanceof Sequence sequence ? sequence.elements() : List.of();
    }

    private static TemplateValue dict(List<TemplateValue> all, Place place) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i + 1 < all.size(); i += 2) {
            Optional<String> name = all.get(i).known();
            if (name.isEmpty()) {
                return Missing.UNKNOWN;
            }
            entries.put(name.get(), new Entry(all.get(i).printed(place), all.get(i + 1)));
        }
        return new Mapping(entries);
    }

    private static TemplateValue item(TemplateValue of, TemplateValue key) {
        Optional<String> name = key.known();
        if (name.isEmpty() || of == Missing.UNKNOWN) {
            return Missing.UNKNOWN;
        }
        if (of instanceof Sequence sequence && name.get().matches("\\d{1,6}")) {
            return at(sequence.elements(), Integer.parseInt(name.get()));
        }
        return of instanceof Mapping mapping ? mapping.get(name.get()) : Missing.NIL;
    }

    private static TemplateValue index(List<TemplateValue> all, Place place) {
        TemplateValue value = at(all, 0);
        for (TemplateValue key : all.subList(Math.min(1, all.size()), all.size())) {
            value = item(value, key);
        }
        return value;
    }

    /** {@code dig "a" "b" default mapping}. */
    private static TemplateValue dig(List<TemplateValue> all, Place place) {
        TemplateValue value = last(all);
        for (TemplateValue key : all.subList(0, Math.max(0, all.size() - 2))) {
            value = item(value, key);
        }
        return value == Missing.NIL ? at(all, all.size() - 2) : value;
    }

    private static TemplateValue hasKey(List<TemplateValue> all, Place place) {
        return at(all, 0) instanceof Mapping mapping
                ? bool(
                        at(all, 1)
                                .known()
                                .map(mapping.entries()::containsKey)
                                .filter(found -> found || !mapping.open()),
                        place)
                : Missing.UNKNOWN;
    }

    private static Optional<Boolean> contains(TemplateValue list, TemplateValue wanted) {
        if (!(list instanceof Sequence sequence) || wanted.known().isEmpty()) {
            return Optional.empty();
        }
        boolean found =
                sequence.elements().stream().anyMatch(element -> element.known().equals(wanted.known()));
        boolean unknown =
                sequence.elements().stream().anyMatch(element -> element.known().isEmpty());
        return found || !unknown ? Optional.of(found) : Optional.empty();
    }

    private static TemplateValue merged(List<TemplateValue> all, boolean lastWins) {
        Mapping merged = new Mapping(Map.of());
        for (TemplateValue value : all) {
            if (!(value instanceof Mapping mapping)) {
                return Missing.UNKNOWN;
            }
            merged = lastWins ? ValuesReader.merged(merged, mapping) : ValuesReader.merged(mapping, merged);
        }
        return merged;
    }

    private static TemplateValue length(List<TemplateValue> all, Place place) {
        TemplateValue value = last(all);
        if (value instanceof Mapping mapping) {
            return Scalar.number(mapping.entries().size(), place);
        }
        return value instanceof Sequence sequence
                ? Scalar.number(sequence.elements().size(), place)
                : value.known()
                        .<TemplateValue>map(text -> Scalar.number(text.length(), place))
                        .orElse(Missing.UNKNOWN);
    }

    private static TemplateValue keys(List<TemplateValue> all) {
        List<TemplateValue> keys = new ArrayList<>();
        for (TemplateValue value : all) {
            if (value instanceof Mapping mapping) {
                mapping.sorted().forEach(entry -> keys.add(text(entry.key())));
            }
        }
        return new Sequence(keys);
    }

    private static Optional<String> kind(TemplateValue value) {
        if (value instanceof Scalar scalar) {
            return Optional.of(
                    switch (scalar.type()) {
                        case STRING -> "string";
                        case BOOLEAN -> "bool";
                        case NUMBER -> "float64";
                    });
        }
        return value instanceof Mapping
                ? Optional.of("map")
                : value instanceof Sequence
                        ? Optional.of("slice")
                        : value == Missing.NIL ? Optional.of("invalid") : Optional.empty();
    }
}
