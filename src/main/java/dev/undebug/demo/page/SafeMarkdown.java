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

/** Renders untrusted text as harmless HTML. */
final class SafeMarkdown {
    // Ten thousand nested quotations would otherwise cause a stack overflow.
    private static final int MAX_NESTING = 100;
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    // The renderer would allow data URLs, too.
    private static final List<String> SCHEMES = List.of("http", "https", "mailto");
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .build();

    private SafeMarkdown() {}

    static DomContent render(String text) {
        return render(text, MarkdownBlocks::codeBlock);
    }

    /**
     * Renders a comment.
     *
     * @param suggestion renders the content of a suggestion block as HTML
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
