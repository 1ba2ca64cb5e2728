package dev.undebug.read.yaml;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Places of nodes from several documents that are merged into new ones. */
public final class MergedPlaces implements NodePlaces {
    /** A larger tree is not read: no person wrote it. */
    private static final int MAX_NODES = 200_000;

    private final IdentityHashMap<Node, NodePlaces> places = new IdentityHashMap<>();

    /** Adds the nodes of a document; returns whether the number of nodes is within the limit. */
    public boolean add(Node root, NodePlaces own) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty() && places.size() < MAX_NODES) {
            Node node = open.pop();
            if (places.putIfAbsent(node, own) != null) {
                continue;
            }
            if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    open.push(tuple.getKeyNode());
                    open.push(tuple.getValueNode());
                }
            } else if (node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(open::push);
            }
        }
        return places.size() < MAX_NODES;
    }

    /** Adds a new node, at the place of another one. */
    <T extends Node> T made(T node, Node like) {
        NodePlaces own = places.get(like);
        if (own != null) {
            places.put(node, own);
        }
        return node;
    }

    /** Adds a new node, at a part of a file. */
    public <T extends Node> T placed(T node, SourceFile file, Span span) {
        places.put(node, new Part(file, span));
        return node;
    }

    private record Part(SourceFile file, Span span) implements NodePlaces {
        @Override
        public SourceFile file(Node node) {
            return file;
        }

        @Override
        public Span span(Node node) {
            return span;
        }
    }

    @Override
    public SourceFile file(Node node) {
        return of(node).file(node);
    }

    @Override
    public Span span(Node node) {
        return of(node).span(node);
    }

    private NodePlaces of(Node node) {
        NodePlaces own = places.get(node);
        if (own == null) {
            throw new IllegalStateException("a node of no document");
        }
        return own;
    }
}
