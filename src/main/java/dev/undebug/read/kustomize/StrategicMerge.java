package dev.undebug.read.kustomize;

import static dev.undebug.read.yaml.YamlTrees.name;
import static dev.undebug.read.yaml.YamlTrees.text;

import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Applies a strategic merge patch to a manifest like kustomize. */
final class StrategicMerge {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_WORK = 100_000;

    /** Lists that are merged by the names of their elements; a patch replaces other lists. */
    private static final Set<String> NAMED = Set.of("containers", "initContainers", "env", "volumes");

    private static final String DIRECTIVE = "$patch";

    private final YamlTrees trees;
    private int work;

    StrategicMerge(YamlTrees trees) {
        this.trees = trees;
    }

    /** Returns the merged manifest; empty if the patch deletes it. */
    Optional<Node> apply(Node base, Node patch) {
        return merged(base, patch, "", 0);
    }

    private Optional<Node> merged(Node base, Node patch, String key, int depth) {
        if (depth > MAX_DEPTH || ++work > MAX_WORK) {
            return Optional.of(base);
        }
        if (base instanceof MappingNode under && patch instanceof MappingNode over) {
            return switch (text(over, DIRECTIVE)) {
                case "delete" -> Optional.empty();
                case "replace" -> Optional.of(patch);
                default -> Optional.of(mappings(under, over, key, depth));
            };
        }
        boolean named = NAMED.contains(key) && base instanceof SequenceNode && patch instanceof SequenceNode;
        return Optional.of(named ? lists((SequenceNode) base, (SequenceNode) patch, key, depth) : patch);
    }

    private Node mappings(MappingNode base, MappingNode patch, String key, int depth) {
        Map<String, NodeTuple> tuples = new LinkedHashMap<>();
        base.getValue().forEach(tuple -> tuples.put(name(tuple), tuple));
        for (NodeTuple tuple : patch.getValue()) {
            Optional<Node> under =
                    Optional.ofNullable(tuples.remove(name(tuple))).map(NodeTuple::getValueNode);
            Node over = tuple.getValueNode();
            if (!YamlTrees.isNull(over)) {
                Optional<Node> value = merged(under.orElseGet(() -> empty(over)), over, name(tuple), depth + 1);
                value.ifPresent(found -> tuples.put(name(tuple), new NodeTuple(tuple.getKeyNode(), found)));
            }
        }
        // The place of a list entry is the patch's, where a fix has to change it.
        return trees.mapping(List.copyOf(tuples.values()), NAMED.contains(key) ? patch : base);
    }

    /** Returns an empty node to merge an added value into, since that value may contain directives, too. */
    private Node empty(Node added) {
        if (added instanceof MappingNode mapping) {
            return trees.mapping(List.of(), mapping);
        }
        return added instanceof SequenceNode sequence ? trees.sequence(List.of(), sequence) : added;
    }

    /** Merges two lists: the elements of the patch first, in its order. */
    private Node lists(SequenceNode base, SequenceNode patch, String key, int depth) {
        Map<String, Node> rest = new LinkedHashMap<>();
        base.getValue().forEach(element -> rest.put(text(element, "name"), element));
        List<Node> elements = new ArrayList<>();
        for (Node element : patch.getValue()) {
            Node under = rest.remove(text(element, "name"));
            merged(under == null ? empty(element) : under, element, key, depth + 1)
                    .ifPresent(elements::add);
        }
        elements.addAll(rest.values());
        return trees.sequence(elements, base);
    }
}
