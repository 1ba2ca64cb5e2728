package dev.undebug.read.yaml;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import org.snakeyaml.engine.v2.nodes.Node;

/** Tells where the nodes of a YAML document stand. */
interface NodePlaces {
    SourceFile file(Node node);

    /** Returns the place of a node, without its anchor and tag and without white space at its end. */
    Span span(Node node);
}
