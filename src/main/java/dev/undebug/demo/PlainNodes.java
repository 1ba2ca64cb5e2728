package dev.undebug.demo;

import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/**
 * Renders the parts of Markdown that need a form of their own in a terminal.
 *
 * @param render renders nested nodes
 */
record PlainNodes(
        TextContentNodeRendererContext context, Function<Node, String> render, UnaryOperator<String> suggestion)
        implements NodeRenderer {
    private static final Pattern SUMMARY = Pattern.compile("<summary>([^<]*)</summary>");

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                Code.class, Link.class, FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class, TableBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Code code) {
            context.getWriter().write("`" + code.getLiteral() + "`");
        } else if (node instanceof Link link) {
            link(link);
        } else if (node instanceof FencedCodeBlock block) {
            block(block.getInfo().equals("suggestion") ? suggestion.apply(block.getLiteral()) : block.getLiteral());
        } else if (node instanceof HtmlBlock html) {
            summary(html.getLiteral());
        } else if (node instanceof TableBlock table) {
            block(new PlainTable(render).of(table));
        }
    }

    /** A terminal cannot fold, so the summary becomes a heading. */
    private void summary(String html) {
        Matcher summary = SUMMARY.matcher(html);
        if (summary.find()) {
            block(summary.group(1));
        }
    }

    private void link(Link link) {
        for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        context.getWriter().write(": " + link.getDestination());
    }

    private void block(String text) {
        context.getWriter().write(text.stripTrailing());
        context.getWriter().block();
    }
}
