package dev.undebug.demo;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;
import org.commonmark.renderer.text.TextContentWriter;

/** Markdown for a terminal. */
final class PlainText {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .nodeRendererFactory(Blocks::new)
            .build();

    private PlainText() {}

    /** Returns the text without mark-up, without comments and without suggested changes. */
    static String of(String markdown) {
        return RENDERER.render(PARSER.parse(markdown)).strip();
    }

    private record Blocks(TextContentNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Code.class, FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            TextContentWriter writer = context.getWriter();
            if (node instanceof Code code) {
                writer.write("`" + code.getLiteral() + "`");
            } else if (node instanceof FencedCodeBlock block && !block.getInfo().equals("suggestion")) {
                writer.write(block.getLiteral().stripTrailing());
                writer.block();
            }
        }
    }
}
