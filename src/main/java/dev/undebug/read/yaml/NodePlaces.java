package dev.undebug.read.yaml;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import org.snakeyaml.engine.v2.nodes.Node;

/** Returns the places of the nodes of a YAML document. */
interface NodePlaces {
    SourceFile file(Node node);

    /** Returns the span of a node, without its anchor, tag and trailing white space. */
    Span span(Node node);
}
