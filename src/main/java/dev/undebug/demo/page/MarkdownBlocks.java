package dev.undebug.demo.page;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders the parts of Markdown that GitHub treats specially: HTML, and suggestion blocks. */
final class MarkdownBlocks implements NodeRenderer {
    private static final Pattern SHA = Pattern.compile("\\b[0-9a-f]{40}\\b");

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
        return Set.of(FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class, Text.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof FencedCodeBlock code) {
            block(
                    switch (code.getInfo().strip()) {
                        case "suggestion" -> suggestion.apply(code.getLiteral());
                        case "diff" -> diff(code.getLiteral());
                        default -> codeBlock(code.getLiteral());
                    });
        } else if (node instanceof HtmlBlock raw) {
            block(html.safe(raw.getLiteral()));
        } else if (node instanceof HtmlInline raw) {
            writer.raw(html.safe(raw.getLiteral()));
        } else if (node instanceof Text words) {
            text(words.getLiteral());
        }
    }

    /** Shortens a commit's SHA, as GitHub does. */
    private void text(String words) {
        Matcher sha = SHA.matcher(words);
        int from = 0;
        while (sha.find()) {
            writer.text(words.substring(from, sha.start()));
            writer.raw(Parts.sha(sha.group()).render());
            from = sha.end();
        }
        writer.text(words.substring(from));
    }

    private static String diff(String text) {
        return text.lines()
                .map(line -> "<span class=\"" + look(line) + "\">" + MarkdownHtml.escape(line) + "</span>")
                .collect(Collectors.joining("\n", "<pre class=\"diff-block\"><code>", "\n</code></pre>"));
    }

    private static String look(String line) {
        return line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "kept";
    }

    private void block(String text) {
        writer.line();
        writer.raw(text);
        writer.line();
    }
}
