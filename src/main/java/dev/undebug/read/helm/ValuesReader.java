package dev.undebug.read.helm;

import dev.undebug.read.helm.TemplateValue.Entry;
import dev.undebug.read.helm.TemplateValue.Mapping;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.read.helm.TemplateValue.Sequence;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads files of values, with the types that Helm's YAML 1.1 gives to scalars, and puts them together. */
final class ValuesReader {
    private static final int MAX_DEPTH = 20;
    /** With anchors, few lines can describe a tree of any size. */
    private static final int MAX_NODES = 20_000;

    private static final Set<String> ON = Set.of("y", "yes", "on", "true");
    private static final Set<String> OFF = Set.of("n", "no", "off", "false");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9_]*(?:\\.[0-9]*)?");

    private int nodes;

    private ValuesReader() {}

    /** Returns the values of a file; an empty mapping if it has none. Of one that is broken, only the beginning is known. */
    static Mapping read(SourceFile file) {
        Mapping known =
                Yaml.read(file).map(root -> new ValuesReader().value(root, 0)).orElse(Missing.NIL)
                                instanceof Mapping mapping
                        ? mapping
                        : new Mapping(Map.of());
        return Yaml.mistake(file).isPresent() ? cut(known) : known;
    }

    /** Returns values that end somewhere in the last of them. */
    private static Mapping cut(Mapping values) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        int left = values.entries().size();
        for (Map.Entry<String, Entry> one : values.entries().entrySet()) {
            left--;
            TemplateValue value = one.getValue().value();
            boolean last = left == 0 && value instanceof Mapping;
            entries.put(one.getKey(), last ? new Entry(one.getValue().key(), cut((Mapping) value)) : one.getValue());
        }
        return new Mapping(entries, true);
    }

    /** Returns values with others written over them; nil removes a key. */
    static Mapping merged(Mapping below, Mapping above) {
        Map<String, Entry> entries = new LinkedHashMap<>(below.entries());
        above.entries().forEach((name, entry) -> {
            if (entry.value() == Missing.NIL) {
                entries.remove(name);
            } else if (entry.value() instanceof Mapping own && below.get(name) instanceof Mapping other) {
                entries.put(name, new Entry(entry.key(), merged(other, own)));
            } else {
                entries.put(name, entry);
            }
        });
        return new Mapping(entries, below.open() || above.open());
    }

    private TemplateValue value(YamlNode node, int depth) {
        if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
            return Missing.UNKNOWN;
        }
        if (node.isScalar()) {
            return node.isNull() ? Missing.NIL : scalar(node);
        }
        if (!node.elements().isEmpty() || node.node() instanceof SequenceNode) {
            List<TemplateValue> elements = new ArrayList<>();
            node.elements().forEach(element -> elements.add(value(element, depth + 1)));
            return new Sequence(elements);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (YamlNode.Entry entry : node.entries()) {
            Place place = place(entry.key());
            entries.put(entry.name(), new Entry(Rendered.of(entry.name(), place), value(entry.value(), depth + 1)));
        }
        return new Mapping(entries);
    }

    private static Scalar scalar(YamlNode node) {
        String text = node.scalar();
        Place place = place(node);
        boolean plain = node.node() instanceof ScalarNode scalar && scalar.isPlain();
        boolean oneCase = text.equals(text.toLowerCase(Locale.ROOT))
                || text.equals(text.toUpperCase(Locale.ROOT))
                || Character.isUpperCase(text.charAt(0));
        String lower = text.toLowerCase(Locale.ROOT);
        if (plain && oneCase && (ON.contains(lower) || OFF.contains(lower))) {
            return Scalar.bool(ON.contains(lower), place);
        }
        TemplateValue.ScalarType type = plain && NUMBER.matcher(text).matches()
                ? TemplateValue.ScalarType.NUMBER
                : TemplateValue.ScalarType.STRING;
        return new Scalar(type, Rendered.of(text, place));
    }

    private static Place place(YamlNode node) {
        return node.file().place(node.span());
    }
}
