package dev.undebug.read.kustomize;

import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The {@code vars} of kustomizations: {@code $(NAME)} in a container's command or variables stands for a field of a
 * manifest.
 */
final class KustomizeVariables {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_WORK = 200_000;
    private static final Set<String> EXPANDED = Set.of("env", "command", "args");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([\\w.-]{1,200})\\)");

    private final YamlTrees trees;
    private final Map<String, YamlNode> declared = new LinkedHashMap<>();
    private int work;

    KustomizeVariables(YamlTrees trees) {
        this.trees = trees;
    }

    void declare(YamlNode variable) {
        variable.get("name").map(YamlNode::scalar).ifPresent(name -> declared.putIfAbsent(name, variable));
    }

    void apply(List<KustomizeResource> resources) {
        Map<String, ScalarNode> values = new LinkedHashMap<>();
        declared.forEach((name, variable) -> {
            if (value(variable, resources).orElse(null) instanceof ScalarNode scalar) {
                values.put(name, scalar);
            }
        });
        if (!values.isEmpty()) {
            resources.replaceAll(resource -> resource.with(expanded(resource.node(), values, false, 0)));
        }
    }

    private Optional<Node> value(YamlNode variable, List<KustomizeResource> resources) {
        String path = variable.get("fieldref")
                .flatMap(field -> field.get("fieldpath").or(() -> field.get("fieldPath")))
                .map(YamlNode::scalar)
                .orElse("metadata.name");
        return variable.get("objref")
                .map(KustomizeSelector::new)
                .flatMap(selector -> resources.stream().filter(selector::names).findFirst())
                .flatMap(resource -> new KustomizeFields(trees, path).find(resource.node()));
    }

    private Node expanded(Node node, Map<String, ScalarNode> values, boolean within, int depth) {
        if (depth > MAX_DEPTH || ++work > MAX_WORK) {
            return node;
        }
        if (node instanceof SequenceNode sequence) {
            return trees.sequence(
                    sequence.getValue().stream()
                            .map(element -> expanded(element, values, within, depth + 1))
                            .toList(),
                    sequence);
        }
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> tuples = new ArrayList<>();
            for (NodeTuple tuple : mapping.getValue()) {
                boolean inner = within || EXPANDED.contains(YamlTrees.name(tuple));
                tuples.add(new NodeTuple(tuple.getKeyNode(), expanded(tuple.getValueNode(), values, inner, depth + 1)));
            }
            return trees.mapping(tuples, mapping);
        }
        return within && node instanceof ScalarNode scalar ? expanded(scalar, values) : node;
    }

    /** A value that is only a reference takes the place of the field, where a fix has to change it. */
    private Node expanded(ScalarNode scalar, Map<String, ScalarNode> values) {
        Matcher matcher = REFERENCE.matcher(scalar.getValue());
        if (matcher.matches()) {
            return values.getOrDefault(matcher.group(1), scalar);
        }
        String text =
                matcher.replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(values.get(found.group(1)))
                        .map(ScalarNode::getValue)
                        .orElse(found.group())));
        return text.equals(scalar.getValue()) ? scalar : trees.scalar(text, scalar);
    }
}
