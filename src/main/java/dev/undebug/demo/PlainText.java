package dev.undebug.demo;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Renders Markdown for a terminal: without mark-up and without HTML comments. */
final class PlainText {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private final TextContentRenderer renderer;

    private PlainText(UnaryOperator<String> suggestion) {
        // The first renderer for a kind of node wins, so ours comes before the extensions'.
        this.renderer = TextContentRenderer.builder()
                .nodeRendererFactory(context -> new PlainNodes(context, this::render, suggestion))
                .extensions(EXTENSIONS)
                .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                .build();
    }

    static String of(String markdown) {
        return of(markdown, content -> content);
    }

    /**
     * Returns a comment's text.
     *
     * @param suggestion renders the content of a suggestion block
     */
    static String of(String markdown, UnaryOperator<String> suggestion) {
        return new PlainText(suggestion).render(PARSER.parse(markdown)).strip();
    }

    private String render(Node node) {
        return renderer.render(node);
    }
}
