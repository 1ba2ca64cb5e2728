package dev.undebug.demo.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import java.util.List;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders text that anybody may have written as HTML that does nothing. */
final class Markdown {
    // A quotation in a quotation, ten thousand deep, would otherwise end in a stack overflow.
    private static final int MAX_NESTING = 100;
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    // Without data, which the renderer would let through.
    private static final List<String> SCHEMES = List.of("http", "https", "mailto");
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .build();

    private Markdown() {}

    static DomContent render(String text) {
        return render(text, MarkdownBlocks::codeBlock);
    }

    /**
     * Renders a comment.
     *
     * @param suggestion gives the HTML for the content of a block that suggests a change
     */
    static DomContent render(String text, Function<String, String> suggestion) {
        MarkdownHtml html = new MarkdownHtml();
        String rendered = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
                .nodeRendererFactory(context -> new MarkdownBlocks(context, html, suggestion))
                .build()
                .render(PARSER.parse(text));
        return div(rawHtml(rendered + html.closing())).withClass("markdown");
    }
}
