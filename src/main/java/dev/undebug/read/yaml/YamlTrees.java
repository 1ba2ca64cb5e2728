package dev.undebug.read.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Creates changed copies of nodes. A new node has the place of an existing one. */
public final class YamlTrees {
    private final MergedPlaces places;

    public YamlTrees(MergedPlaces places) {
        this.places = places;
    }

    public Node mapping(List<NodeTuple> tuples, MappingNode like) {
        return places.made(
                new MappingNode(
                        like.getTag(), false, tuples, like.getFlowStyle(), like.getStartMark(), like.getEndMark()),
                like);
    }

    public Node sequence(List<Node> elements, SequenceNode like) {
        return places.made(
                new SequenceNode(
                        like.getTag(), false, elements, like.getFlowStyle(), like.getStartMark(), like.getEndMark()),
                like);
    }

    public Node scalar(String text, Node like) {
        return places.made(
                new ScalarNode(Tag.STR, false, text, ScalarStyle.PLAIN, like.getStartMark(), like.getEndMark()), like);
    }

    /** Returns a mapping with a changed value of a key; a missing key is added, at the place of the mapping. */
    public Node changed(Node node, String key, UnaryOperator<Node> change) {
        if (!(node instanceof MappingNode old)) {
            return node;
        }
        List<NodeTuple> tuples = new ArrayList<>();
        boolean found = false;
        for (NodeTuple tuple : old.getValue()) {
            boolean meant = name(tuple).equals(key);
            found |= meant;
            tuples.add(meant ? new NodeTuple(tuple.getKeyNode(), change.apply(tuple.getValueNode())) : tuple);
        }
        if (!found) {
            tuples.add(new NodeTuple(scalar(key, old), change.apply(mapping(List.of(), old))));
        }
        return mapping(tuples, old);
    }

    /** Returns a string without a place. */
    public static Node plain(String text) {
        return new ScalarNode(Tag.STR, false, text, ScalarStyle.PLAIN, Optional.empty(), Optional.empty());
    }

    /** Returns the value of a key, the last one of several. */
    public static Optional<Node> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> name(tuple).equals(key))
                        .map(NodeTuple::getValueNode)
                        .reduce((first, again) -> again)
                : Optional.empty();
    }

    /** Returns the scalar of a key; empty text if there is none. */
    public static String text(Node node, String key) {
        return value(node, key)
                .filter(ScalarNode.class::isInstance)
                .map(found -> ((ScalarNode) found).getValue())
                .orElse("");
    }

    public static String text(Optional<Node> node, String key) {
        return node.map(found -> text(found, key)).orElse("");
    }

    public static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    public static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
