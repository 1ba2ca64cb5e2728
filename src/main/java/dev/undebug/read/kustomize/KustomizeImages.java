package dev.undebug.read.kustomize;

import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The {@code images} of a kustomization, which rename an image everywhere. */
final class KustomizeImages {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_WORK = 200_000;

    private final YamlTrees trees;
    private int work;

    KustomizeImages(YamlTrees trees) {
        this.trees = trees;
    }

    void apply(YamlNode image, List<KustomizeResource> resources) {
        resources.replaceAll(resource -> resource.with(renamed(resource.node(), image, 0)));
    }

    private Node renamed(Node node, YamlNode image, int depth) {
        if (depth > MAX_DEPTH || ++work > MAX_WORK) {
            return node;
        }
        if (node instanceof SequenceNode sequence) {
            return trees.sequence(
                    sequence.getValue().stream()
                            .map(element -> renamed(element, image, depth + 1))
                            .toList(),
                    sequence);
        }
        if (!(node instanceof MappingNode mapping)) {
            return node;
        }
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            boolean named = YamlTrees.name(tuple).equals("image")
                    && YamlTrees.text(mapping, "image").split("[:@]", 2)[0].equals(image.scalarOf("name"));
            Optional<String> other = named ? image.get("newName").map(YamlNode::scalar) : Optional.empty();
            tuples.add(new NodeTuple(
                    tuple.getKeyNode(),
                    other.map(name -> trees.scalar(name, tuple.getValueNode()))
                            .orElseGet(() -> renamed(tuple.getValueNode(), image, depth + 1))));
        }
        return trees.mapping(tuples, mapping);
    }
}
