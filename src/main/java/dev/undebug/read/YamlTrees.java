package dev.undebug.read;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes nodes of other nodes. Nothing is changed: what differs is made anew, and stands where another node stands. */
final class YamlTrees {
    private final MergedPlaces places;

    YamlTrees(MergedPlaces places) {
        this.places = places;
    }

    Node mapping(List<NodeTuple> tuples, MappingNode like) {
        return places.made(
                new MappingNode(
                        like.getTag(), false, tuples, like.getFlowStyle(), like.getStartMark(), like.getEndMark()),
                like);
    }

    Node sequence(List<Node> elements, SequenceNode like) {
        return places.made(
                new SequenceNode(
                        like.getTag(), false, elements, like.getFlowStyle(), like.getStartMark(), like.getEndMark()),
                like);
    }

    Node scalar(String text, Node like) {
        return places.made(
                new ScalarNode(Tag.STR, false, text, ScalarStyle.PLAIN, like.getStartMark(), like.getEndMark()), like);
    }

    static Optional<Node> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> name(tuple).equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    /** Returns the scalar of a key; empty text where there is none. */
    static String text(Node node, String key) {
        return value(node, key)
                .filter(ScalarNode.class::isInstance)
                .map(found -> ((ScalarNode) found).getValue())
                .orElse("");
    }

    static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
