package dev.undebug.demo.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.undebug.demo.github.CheckRun;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;

/** The tab with the text of each check. */
record ChecksTab(PullView view, Forms forms) {
    DomContent render() {
        return view.runs().isEmpty()
                ? p("No check has reported on this commit yet.").withClass("blank")
                : Parts.row(
                        div(forms.action("/checks/rerun", "small", Icon.AGAIN.svg(), text("Re-run all checks")))
                                .withClass("batch"),
                        each(view.runs(), this::run));
    }

    private DomContent run(CheckRun run) {
        CheckRun.Output output = run.output();
        return section(
                        div(
                                        CheckLook.of(run).badge(),
                                        h2(run.name()),
                                        span(state(run)).withClass("note"),
                                        div(iff(run.progress().completed(), buttons(run)))
                                                .withClass("buttons"))
                                .withClass("check-head"),
                        div(texts(output)).withClass("check-text"),
                        iff(
                                !output.annotations().isEmpty(),
                                div(h3("Annotations"), ul(each(output.annotations(), this::annotation)))
                                        .withClass("annotations")))
                .withClasses("box", "check-run", CheckLook.of(run).word());
    }

    private static DomContent texts(CheckRun.Output output) {
        return Parts.row(
                iff(output.title(), ChecksTab::title),
                iff(output.summary(), SafeMarkdown::render),
                iff(output.text(), SafeMarkdown::render));
    }

    private static DomContent title(String title) {
        return h3(title);
    }

    private static DomContent state(CheckRun run) {
        String word = run.progress().conclusion().orElse(run.progress().status().replace('_', ' '));
        return Parts.row(
                text(word + " on "),
                Parts.sha(run.subject().headSha()),
                text(" at "),
                Parts.at(run.progress().completedAt().orElse(run.progress().startedAt())));
    }

    private DomContent buttons(CheckRun run) {
        return Parts.row(
                each(
                        run.actions(),
                        action -> forms.action(
                                "/checks/" + run.id() + "/actions/" + action.identifier(),
                                "small",
                                span(action.label()).attr("title", action.description()))),
                forms.action("/checks/" + run.id() + "/rerun", "small", Icon.AGAIN.svg(), text("Re-run")));
    }

    private LiTag annotation(CheckRun.Annotation annotation) {
        return li(
                        div(place(annotation), strong(annotation.title().orElse("")))
                                .withClass("annotation-title"),
                        p(annotation.message()).withClass("annotation-text"),
                        each(annotation.rawDetails().stream().toList(), raw -> details(summary("Raw output"), pre(raw))
                                .withClass("annotation-text")))
                .withClasses("annotation", annotation.level());
    }

    private DomContent place(CheckRun.Annotation annotation) {
        DomContent place = code(annotation.path() + ":" + annotation.startLine());
        return view.fileAnchor(annotation.path())
                .<DomContent>map(anchor -> a(place).withHref(forms.path(Tab.FILES) + "#" + anchor))
                .orElse(place);
    }
}
