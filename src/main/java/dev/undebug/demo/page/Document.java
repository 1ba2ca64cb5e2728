package dev.undebug.demo.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;

/** The frame of every page. */
final class Document {
    private Document() {}

    static String around(String title, String repository, DomContent main) {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(title),
                                link().withRel("icon").withHref("data:,"),
                                link().withRel("stylesheet").withHref("/page.css"),
                                script().withSrc("/page.js").isDefer()),
                        body(
                                a("Skip to content").withHref("#main").withClass("skip"),
                                header(
                                                span(Icon.SHIELD.svg(), strong("Undebug demo"))
                                                        .withClass("brand"),
                                                span(repository).withClass("repository"),
                                                span("a stand-in for GitHub, on this machine only")
                                                        .withClass("note"))
                                        .withClass("top"),
                                main,
                                div(text(""))
                                        .withId("announcement")
                                        .withClass("sr")
                                        .attr("role", "status"),
                                div("The demo has stopped. Start it again to continue.")
                                        .withId("stopped")
                                        .withClass("stopped")
                                        .isHidden()))
                .withLang("en"));
    }
}
