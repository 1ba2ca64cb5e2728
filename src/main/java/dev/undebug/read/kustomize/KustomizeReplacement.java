package dev.undebug.read.kustomize;

import dev.undebug.read.kubernetes.KustomizeReferences;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One of the {@code replacements} of a kustomization, which copies a field of one manifest to fields of others. */
final class KustomizeReplacement {
    private static final String NAME = "metadata.name";

    private final YamlTrees trees;
    private final YamlNode written;

    KustomizeReplacement(YamlTrees trees, YamlNode written) {
        this.trees = trees;
        this.written = written;
    }

    void apply(List<KustomizeResource> resources) {
        Optional<Node> value = source(resources);
        value.ifPresent(found -> elements(written, "targets").forEach(target -> copy(found, target, resources)));
    }

    private Optional<Node> source(List<KustomizeResource> resources) {
        Optional<YamlNode> source = written.get("source");
        if (source.isEmpty()) {
            return Optional.empty();
        }
        KustomizeSelector selector = new KustomizeSelector(source.get());
        String path = source.get().get("fieldPath").map(YamlNode::scalar).orElse(NAME);
        return resources.stream()
                .filter(selector::names)
                .findFirst()
                .flatMap(resource -> new KustomizeFields(trees, path).find(resource.node()))
                .flatMap(node -> part(node, source.get().get("options")));
    }

    /** Returns the selected part if the options define a delimiter, otherwise the whole value. */
    private Optional<Node> part(Node node, Optional<YamlNode> options) {
        String delimiter = text(options, "delimiter");
        if (delimiter.isEmpty() || !(node instanceof ScalarNode scalar)) {
            return Optional.of(node);
        }
        List<String> parts = split(scalar.getValue(), delimiter);
        int index = index(options);
        return index >= 0 && index < parts.size()
                ? Optional.of(trees.scalar(parts.get(index), node))
                : Optional.empty();
    }

    private void copy(Node value, YamlNode target, List<KustomizeResource> resources) {
        Optional<KustomizeSelector> wanted = target.get("select").map(KustomizeSelector::new);
        List<KustomizeSelector> rejected =
                elements(target, "reject").map(KustomizeSelector::new).toList();
        List<KustomizeFields> fields = fields(target);
        resources.replaceAll(resource -> {
            boolean meant = wanted.filter(selector -> selector.names(resource)).isPresent()
                    && rejected.stream().noneMatch(selector -> selector.names(resource));
            Node changed = resource.node();
            for (KustomizeFields path : meant ? fields : List.<KustomizeFields>of()) {
                changed = path.change(changed, old -> put(value, old, target.get("options")));
            }
            return resource.with(changed);
        });
    }

    private List<KustomizeFields> fields(YamlNode target) {
        List<KustomizeFields> fields = KustomizeReferences.strings(target, "fieldPaths")
                .map(path -> new KustomizeFields(trees, path))
                .toList();
        return fields.isEmpty() ? List.of(new KustomizeFields(trees, NAME)) : fields;
    }

    /** A whole value keeps the place of its source, where a fix has to change it. */
    private Node put(Node value, Node old, Optional<YamlNode> options) {
        String delimiter = text(options, "delimiter");
        if (delimiter.isEmpty() || !(value instanceof ScalarNode part) || !(old instanceof ScalarNode scalar)) {
            return value;
        }
        List<String> parts = new ArrayList<>(split(scalar.getValue(), delimiter));
        int index = index(options);
        if (index < 0) {
            parts.add(0, part.getValue());
        } else if (index >= parts.size()) {
            parts.add(part.getValue());
        } else {
            parts.set(index, part.getValue());
        }
        return trees.scalar(String.join(delimiter, parts), value);
    }

    private static List<String> split(String text, String delimiter) {
        return Arrays.asList(text.split(Pattern.quote(delimiter), -1));
    }

    private static int index(Optional<YamlNode> options) {
        String written = text(options, "index");
        return written.matches("-?\\d{1,4}") ? Integer.parseInt(written) : 0;
    }

    private static String text(Optional<YamlNode> node, String key) {
        return node.flatMap(found -> found.get(key)).map(YamlNode::scalar).orElse("");
    }

    private static Stream<YamlNode> elements(YamlNode node, String key) {
        return KustomizeReferences.elements(node, key);
    }
}
