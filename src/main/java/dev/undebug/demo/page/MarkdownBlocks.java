package dev.undebug.demo.page;

import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** The parts of Markdown that GitHub renders in its own way: HTML, and blocks that suggest a change. */
final class MarkdownBlocks implements NodeRenderer {
    private final HtmlWriter writer;
    private final MarkdownHtml html;
    private final Function<String, String> suggestion;

    MarkdownBlocks(HtmlNodeRendererContext context, MarkdownHtml html, Function<String, String> suggestion) {
        this.writer = context.getWriter();
        this.html = html;
        this.suggestion = suggestion;
    }

    static String codeBlock(String text) {
        return "<pre><code>" + MarkdownHtml.escape(text) + "</code></pre>";
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof FencedCodeBlock code) {
            block(
                    code.getInfo().strip().equals("suggestion")
                            ? suggestion.apply(code.getLiteral())
                            : codeBlock(code.getLiteral()));
        } else if (node instanceof HtmlBlock raw) {
            block(html.safe(raw.getLiteral()));
        } else if (node instanceof HtmlInline raw) {
            writer.raw(html.safe(raw.getLiteral()));
        }
    }

    private void block(String text) {
        writer.line();
        writer.raw(text);
        writer.line();
    }
}
