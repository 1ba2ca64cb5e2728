package dev.undebug.read.yaml;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A node of a YAML document, and its place. Aliases are followed and merge keys ({@code <<}) are resolved. */
public final class YamlNode {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");

    private final Node node;
    private final NodePlaces places;

    public YamlNode(Node node, NodePlaces places) {
        this.node = node;
        this.places = places;
    }

    /** A key of a mapping and its value. */
    public record Entry(YamlNode key, YamlNode value) {
        public String name() {
            return key.scalar();
        }
    }

    public Node node() {
        return node;
    }

    public NodePlaces places() {
        return places;
    }

    public Span span() {
        return places.span(node);
    }

    public SourceFile file() {
        return places.file(node);
    }

    /** Returns the tag, such as {@code !reset}. */
    public String tag() {
        return node.getTag().getValue();
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public boolean isNull() {
        return isPlain(NULLS);
    }

    public boolean isBoolean() {
        return isPlain(BOOLEANS);
    }

    private boolean isPlain(Set<String> values) {
        return node instanceof ScalarNode scalar && scalar.isPlain() && values.contains(scalar.getValue());
    }

    /** Returns the scalar's value; empty text for other nodes. */
    public String scalar() {
        return node instanceof ScalarNode scalar && !isNull() ? scalar.getValue() : "";
    }

    /** Returns the scalar's value with places; empty text for other nodes. */
    public MappedText text() {
        if (node instanceof ScalarNode scalar && !isNull()) {
            return YamlScalar.text(file(), span(), scalar.getScalarStyle(), scalar.getValue());
        }
        return MappedText.at("", span());
    }

    /** Returns the elements of a sequence; none for other nodes. */
    public List<YamlNode> elements() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(element -> new YamlNode(element, places))
                        .toList()
                : List.of();
    }

    /** Returns the value under a path of nested keys. */
    public Optional<YamlNode> get(String... keys) {
        Optional<YamlNode> at = Optional.of(this);
        for (String key : keys) {
            at = at.flatMap(mapping -> mapping.entries().stream()
                    .filter(entry -> entry.name().equals(key))
                    .map(Entry::value)
                    .findFirst());
        }
        return at;
    }

    /** Returns the elements of the sequence under a path of nested keys; none if there is no such sequence. */
    public List<YamlNode> elementsOf(String... keys) {
        return get(keys).map(YamlNode::elements).orElse(List.of());
    }

    /** Returns the entries of the mapping under a path of nested keys; none if there is no such mapping. */
    public List<Entry> entriesOf(String... keys) {
        return get(keys).map(YamlNode::entries).orElse(List.of());
    }

    /** Returns the value of the scalar under a path of nested keys; empty text if there is no such scalar. */
    public String scalarOf(String... keys) {
        return get(keys).map(YamlNode::scalar).orElse("");
    }

    /**
     * Returns the entries of a mapping, its own before merged ones, each key once; none for other nodes. Of a key that is
     * written again, tools that accept that keep the last value.
     */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (!(node instanceof MappingNode)) {
            return entries;
        }
        collect(node, entries, new HashSet<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
        return entries;
    }

    /** Returns the entries of a mapping as written, repeated keys included; none for other nodes. */
    public List<Entry> pairs() {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode)
                        .map(tuple -> new Entry(
                                new YamlNode(tuple.getKeyNode(), places), new YamlNode(tuple.getValueNode(), places)))
                        .toList()
                : List.of();
    }

    private void collect(Node from, List<Entry> entries, Set<String> names, Set<Node> visited) {
        if (from instanceof SequenceNode sequence && visited.add(from)) {
            sequence.getValue().forEach(element -> collect(element, entries, names, visited));
        } else if (from instanceof MappingNode mapping && visited.add(from)) {
            own(mapping, entries, names);
            for (NodeTuple tuple : mapping.getValue()) {
                if (isMerge(tuple)) {
                    collect(tuple.getValueNode(), entries, names, visited);
                }
            }
        }
    }

    private void own(MappingNode mapping, List<Entry> entries, Set<String> names) {
        Map<String, Entry> own = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !isMerge(tuple) && !names.contains(key.getValue())) {
                own.put(
                        key.getValue(),
                        new Entry(new YamlNode(key, places), new YamlNode(tuple.getValueNode(), places)));
            }
        }
        names.addAll(own.keySet());
        entries.addAll(own.values());
    }

    private static boolean isMerge(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("<<") && key.isPlain();
    }
}
