package dev.undebug.demo.page;

import static j2html.TagCreator.aside;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.TimelineItem;
import j2html.tags.DomContent;
import java.util.List;

/** The tab with the timeline of the pull request and the merge box. */
record ConversationTab(PullView view, Forms forms) {
    DomContent render() {
        return div(
                        div(opening(), new Timeline(view, forms).render(), new MergeBox(view, forms).render())
                                .withClass("story"),
                        aside(reviewers(), about()).withClass("side"))
                .withClass("columns");
    }

    private DomContent opening() {
        PullView.Heading heading = view.heading();
        String body = heading.body().isBlank() ? "*No description provided.*" : heading.body();
        return div(Timeline.box(
                        heading.author(), Parts.row(Parts.name(heading.author()), text(" wants to merge this")), body))
                .withClass("talk");
    }

    private DomContent reviewers() {
        List<Account> reviewers = view.timeline().stream()
                .filter(TimelineItem.Reviewed.class::isInstance)
                .map(item -> ((TimelineItem.Reviewed) item).review().author())
                .distinct()
                .toList();
        return section(
                h2("Reviewers"),
                reviewers.isEmpty()
                        ? p("No reviews yet").withClass("note")
                        : ul(each(reviewers, account -> li(Parts.avatar(account), Parts.name(account)))));
    }

    private static DomContent about() {
        return section(
                h2("About this page"),
                p("It stands in for github.com. The app, its webhooks, the checks and the git repository behind it are real,"
                                + " and all of them run on this machine.")
                        .withClass("note"));
    }
}
