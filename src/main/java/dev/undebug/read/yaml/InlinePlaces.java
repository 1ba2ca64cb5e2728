package dev.undebug.read.yaml;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import org.snakeyaml.engine.v2.nodes.Node;

/** Places of nodes in a document that is the text of a scalar in another document: {@code patch: |-}. */
final class InlinePlaces implements NodePlaces {
    private final SourceFile file;
    private final MappedText text;
    private final YamlPlaces inner;

    InlinePlaces(SourceFile file, MappedText text) {
        this.file = file;
        this.text = text;
        this.inner = new YamlPlaces(new SourceFile(file.path(), text.text()), 0);
    }

    @Override
    public SourceFile file(Node node) {
        return file;
    }

    @Override
    public Span span(Node node) {
        Span span = inner.span(node);
        return text.span(span.start(), span.end());
    }
}
