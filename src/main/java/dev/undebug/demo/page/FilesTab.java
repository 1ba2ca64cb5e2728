package dev.undebug.demo.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.undebug.demo.github.git.FileDiff;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;

/** The tab that shows every changed file with the comments on their lines. */
record FilesTab(PullView view, Forms forms) {
    private static final int LONG = 400;

    DomContent render() {
        return div(
                        contents(),
                        div(new CommitAll(view, forms).button(), each(view.files(), this::file))
                                .withClass("files"))
                .withClass("changes");
    }

    private DomContent contents() {
        return nav(ul(each(view.files(), this::entry))).withClass("contents").attr("aria-label", "Changed files");
    }

    private LiTag entry(FileDiff file) {
        long comments = comments(file);
        return li(
                a(file.path()).withHref("#" + id(file)),
                iff(
                        comments > 0,
                        span(Icon.SPEECH.svg(), text(String.valueOf(comments))).withClass("note")));
    }

    private String id(FileDiff file) {
        return view.fileAnchor(file.path()).orElseThrow();
    }

    private DomContent file(FileDiff file) {
        return section(
                        div(h2(name(file)), counts(file)).withClass("file-title"),
                        file.patch().isPresent()
                                ? changes(file)
                                : p("Binary, renamed without a change, or too large to show.")
                                        .withClass("no-patch"))
                .withClasses("box", "file")
                .withId(id(file));
    }

    /** A long file is folded, as on GitHub, unless it has comments. */
    private DomContent changes(FileDiff file) {
        int changed = file.counts().changes();
        boolean folded = changed > LONG && comments(file) == 0;
        return folded
                ? details(summary(changed + " changed lines: show them"), diff(file))
                        .withClass("fold")
                        .withId(id(file) + "-lines")
                : diff(file);
    }

    private DomContent diff(FileDiff file) {
        return div(table(tbody(new FileRows(view, forms).render(file))).withClass("diff"))
                .withClass("scroll");
    }

    private long comments(FileDiff file) {
        return view.threads().stream()
                .filter(thread -> thread.path().equals(file.path()) && !thread.outdated())
                .count();
    }

    private static DomContent name(FileDiff file) {
        return Parts.row(
                iff(file.previousPath(), previous -> Parts.row(code(previous), text(" → "))), code(file.path()));
    }

    private static DomContent counts(FileDiff file) {
        return span(
                        span(file.status().id()).withClass("label"),
                        span("+" + file.counts().additions()).withClass("added"),
                        span("−" + file.counts().deletions()).withClass("deleted"))
                .withClass("counts");
    }
}
