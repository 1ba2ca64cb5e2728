package dev.undebug.demo.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.undebug.demo.github.CheckRun;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.util.List;

/** The merge box: the required checks and the merge button. */
record MergeBox(PullView view, Forms forms) {
    DomContent render() {
        MergeVerdict verdict = MergeVerdict.of(view);
        return section(
                        span(Icon.MERGE.svg()).withClasses("merge-icon", verdict.style()),
                        div(
                                        div(icon(verdict).svg(), div(h2(verdict.title()), p(verdict.reason())))
                                                .withClasses("merge-verdict", verdict.style()),
                                        ul(each(view.runs(), this::reported), each(expected(), this::waiting))
                                                .withClass("checks"),
                                        iff(
                                                view.mergeability().open(),
                                                div(button(verdict)).withClass("merge-foot")))
                                .withClass("box"))
                .withClass("merge")
                .withId("merge")
                .attr("aria-label", "Merging");
    }

    private static Icon icon(MergeVerdict verdict) {
        return switch (verdict.style()) {
            case "passed" -> Icon.CHECK;
            case "failed" -> Icon.CROSS;
            case "merged" -> Icon.MERGE;
            default -> Icon.DOT;
        };
    }

    private LiTag reported(CheckRun run) {
        return li(
                CheckLook.of(run).badge(),
                div(strong(run.name()), text(" – " + run.output().title().orElse("in progress")))
                        .withClass("check-title"),
                required(run.name()),
                a("Details").withHref(forms.path(Tab.CHECKS)));
    }

    private LiTag waiting(String name) {
        return li(
                span(Icon.DOT.svg()).withClasses("check", "running"),
                div(strong(name), text(" – expected, waiting for it to be reported"))
                        .withClass("check-title"),
                required(name));
    }

    private DomContent required(String name) {
        return iff(
                view.mergeability().required().containsKey(name),
                span("Required").withClass("label"));
    }

    private List<String> expected() {
        return view.mergeability().required().keySet().stream()
                .filter(name -> view.runs().stream().noneMatch(run -> run.name().equals(name)))
                .sorted()
                .toList();
    }

    private DomContent button(MergeVerdict verdict) {
        return view.mergeability().mergeable()
                ? forms.action("/merge", "primary", text("Merge pull request"))
                : Parts.row(
                        Forms.closed("Merge pull request", verdict.reason()),
                        span(verdict.reason()).withClass("note"));
    }
}
