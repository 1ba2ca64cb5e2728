package dev.undebug.demo.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** The whole page of a pull request, with one tab open. */
record PullPage(PullView view, Forms forms) {
    /**
     * Renders the page.
     *
     * @param notice the reason why an action failed; empty for none
     */
    String render(String notice) {
        PullView.Heading heading = view.heading();
        DomContent content = main(
                        iff(
                                !notice.isEmpty(),
                                div(Icon.CROSS.svg(), text(notice))
                                        .withClass("notice")
                                        .attr("role", "alert")),
                        title(heading),
                        tabs(),
                        tab())
                .withId("main")
                .attr("data-version", view.version())
                .attr("data-pull", forms.base())
                .attr("data-verdict", MergeVerdict.of(view).title());
        return Document.around(
                heading.title() + " · Pull request #" + heading.number() + " · " + heading.repository(),
                heading.repository(),
                content);
    }

    private static DomContent title(PullView.Heading heading) {
        return div(
                        h1(
                                text(heading.title() + " "),
                                span("#" + heading.number()).withClass("pull-number")),
                        p(
                                        state(heading.state()),
                                        span(
                                                b(heading.author().login()),
                                                text(
                                                        heading.state() == PullView.State.MERGED
                                                                ? " merged "
                                                                : " wants to merge "),
                                                code(heading.head()).withClass("branch"),
                                                text(" into "),
                                                code(heading.base()).withClass("branch")))
                                .withClass("subtitle"))
                .withClass("title");
    }

    private static DomContent state(PullView.State state) {
        String word = state.name().toLowerCase(Locale.ROOT);
        Icon icon = state == PullView.State.MERGED ? Icon.MERGE : Icon.PULL;
        return span(icon.svg(), text(state.name().charAt(0) + word.substring(1)))
                .withClasses("state", word);
    }

    private DomContent tabs() {
        return nav(each(List.of(Tab.values()), tab -> a(
                                tab.icon().svg(),
                                text(tab.title() + " "),
                                span(String.valueOf(count(tab))).withClass("count"))
                        .withHref(forms.path(tab))
                        .condAttr(tab == forms.tab(), "aria-current", "page")))
                .withClass("tabs")
                .attr("aria-label", "Pull request");
    }

    private int count(Tab tab) {
        return switch (tab) {
            case CONVERSATION -> view.threads().size();
            case CHECKS -> view.runs().size();
            case FILES -> view.files().size();
        };
    }

    private DomContent tab() {
        return switch (forms.tab()) {
            case CONVERSATION -> new ConversationTab(view, forms).render();
            case CHECKS -> new ChecksTab(view, forms).render();
            case FILES -> new FilesTab(view, forms).render();
        };
    }
}
