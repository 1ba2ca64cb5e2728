package dev.undebug.read.kustomize;

import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A path to fields of a manifest, in the notation of replacements and vars:
 * {@code spec.containers.[name=web].env.0.value}.
 */
final class KustomizeFields {
    private static final int MAX_STEPS = 40;

    private final YamlTrees trees;
    private final List<String> steps;

    KustomizeFields(YamlTrees trees, String path) {
        this.trees = trees;
        this.steps = steps(path);
    }

    /** A dot in brackets or after a backslash belongs to the name. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        StringBuilder step = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < path.length() && steps.size() < MAX_STEPS; i++) {
            char c = path.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '\\' && i + 1 < path.length()) {
                step.append(path.charAt(++i));
            } else if (c == '.' && depth == 0) {
                steps.add(plain(step.toString()));
                step.setLength(0);
            } else {
                step.append(c);
            }
        }
        steps.add(plain(step.toString()));
        return steps;
    }

    /** Brackets around a name only protect its dots. */
    private static String plain(String step) {
        return step.startsWith("[") && step.endsWith("]") && step.indexOf('=') < 0
                ? step.substring(1, step.length() - 1)
                : step;
    }

    /** Returns the value of the field; the first one if the path has several matches. */
    Optional<Node> find(Node root) {
        List<Node> found = new ArrayList<>();
        change(root, node -> {
            found.add(node);
            return node;
        });
        return found.stream().findFirst();
    }

    /** Returns the manifest with changed values in these fields; adds no fields. */
    Node change(Node root, UnaryOperator<Node> change) {
        return at(root, 0, change);
    }

    private Node at(Node node, int depth, UnaryOperator<Node> change) {
        if (depth == steps.size()) {
            return change.apply(node);
        }
        String step = steps.get(depth);
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> tuples = mapping.getValue().stream()
                    .map(tuple -> step.equals("*") || YamlTrees.name(tuple).equals(step)
                            ? new NodeTuple(tuple.getKeyNode(), at(tuple.getValueNode(), depth + 1, change))
                            : tuple)
                    .toList();
            return trees.mapping(tuples, mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                elements.add(isMeant(element, elements.size(), step) ? at(element, depth + 1, change) : element);
            }
            return trees.sequence(elements, sequence);
        }
        return node;
    }

    private static boolean isMeant(Node element, int index, String step) {
        if (step.startsWith("[") && step.endsWith("]") && step.indexOf('=') > 0) {
            String[] parts = step.substring(1, step.length() - 1).split("=", 2);
            return YamlTrees.text(element, parts[0]).equals(parts[1]);
        }
        return step.equals("*") || step.equals(Integer.toString(index));
    }
}
