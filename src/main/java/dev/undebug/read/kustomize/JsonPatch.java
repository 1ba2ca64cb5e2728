package dev.undebug.read.kustomize;

import static dev.undebug.read.yaml.YamlTrees.name;
import static dev.undebug.read.yaml.YamlTrees.text;

import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One operation of a JSON patch (RFC 6902) on a manifest: {@code add}, {@code replace}, {@code remove}. */
final class JsonPatch {
    private static final int MAX_STEPS = 40;

    private final YamlTrees trees;
    private final String operation;
    private final List<String> steps;
    private final Optional<Node> value;

    JsonPatch(YamlTrees trees, Node operation) {
        this.trees = trees;
        this.operation = text(operation, "op");
        this.steps = Arrays.stream(text(operation, "path").split("/", -1))
                .skip(1)
                .limit(MAX_STEPS)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        this.value = text(operation, "op").equals("remove") ? Optional.empty() : YamlTrees.value(operation, "value");
    }

    /** Returns the patched manifest, or the same manifest if the operation does not apply. */
    Node apply(Node root) {
        boolean known = operation.equals("remove")
                || (value.isPresent() && (operation.equals("add") || operation.equals("replace")));
        return known && !steps.isEmpty() ? at(root, 0) : root;
    }

    private Node at(Node node, int depth) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, depth);
        }
        return node instanceof SequenceNode sequence ? sequence(sequence, depth) : node;
    }

    private Node mapping(MappingNode mapping, int depth) {
        boolean last = depth == steps.size() - 1;
        List<NodeTuple> tuples = new ArrayList<>();
        boolean found = false;
        for (NodeTuple tuple : mapping.getValue()) {
            if (!name(tuple).equals(steps.get(depth))) {
                tuples.add(tuple);
                continue;
            }
            found = true;
            Optional<Node> changed = last ? value : Optional.of(at(tuple.getValueNode(), depth + 1));
            changed.ifPresent(inner -> tuples.add(new NodeTuple(tuple.getKeyNode(), inner)));
        }
        if (!found && last && operation.equals("add")) {
            value.ifPresent(added -> tuples.add(new NodeTuple(trees.scalar(steps.get(depth), added), added)));
        }
        return trees.mapping(tuples, mapping);
    }

    private Node sequence(SequenceNode sequence, int depth) {
        boolean last = depth == steps.size() - 1;
        List<Node> elements = new ArrayList<>(sequence.getValue());
        int index = steps.get(depth).equals("-") ? elements.size() : index(steps.get(depth));
        if (last && operation.equals("add") && index >= 0 && index <= elements.size()) {
            value.ifPresent(added -> elements.add(index, added));
        } else if (index >= 0 && index < elements.size()) {
            Node old = elements.remove(index);
            Optional<Node> changed = last ? value : Optional.of(at(old, depth + 1));
            changed.ifPresent(inner -> elements.add(index, inner));
        }
        return trees.sequence(elements, sequence);
    }

    private static int index(String step) {
        return step.matches("\\d{1,6}") ? Integer.parseInt(step) : -1;
    }
}
