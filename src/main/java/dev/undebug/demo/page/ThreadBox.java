package dev.undebug.demo.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.text;

import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.git.Hunk;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** A thread of comments on lines of the diff. */
record ThreadBox(PullView view, Forms forms) {
    // The number of lines that GitHub shows above a comment in the conversation.
    private static final int LINES_ABOVE = 3;

    /** Renders the thread with its file and its lines. */
    DomContent inConversation(ReviewThread thread) {
        DomContent lines = table(tbody(each(excerpt(thread), DiffRows::line))).withClass("diff");
        DomContent content = div(div(lines).withClass("scroll"), comments(thread));
        return folds(thread)
                ? TagCreator.details(summary(title(thread), unfold(thread)), content)
                        .withClasses("box", "thread")
                        .withId("thread-" + thread.id())
                : div(div(title(thread)).withClass("box-title"), content)
                        .withClasses("box", "thread")
                        .withId("thread-" + thread.id());
    }

    /** Renders the thread under its line of the diff. */
    DomContent onLine(ReviewThread thread) {
        String id = "line-thread-" + thread.id();
        return folds(thread)
                ? TagCreator.details(
                                summary(Parts.row(author(thread), badges(thread)), unfold(thread)), comments(thread))
                        .withClasses("box", "thread")
                        .withId(id)
                : div(comments(thread)).withClasses("box", "thread").withId(id);
    }

    private static boolean folds(ReviewThread thread) {
        return thread.resolved() || thread.outdated();
    }

    private DomContent title(ReviewThread thread) {
        String file = forms.path(Tab.FILES) + "#line-thread-" + thread.id();
        return Parts.row(
                a(thread.path()).withHref(file).withClass("path"),
                span(lines(thread)).withClass("note"),
                badges(thread));
    }

    private static String lines(ReviewThread thread) {
        int first = thread.anchor().firstLine();
        int last = thread.anchor().line();
        return first == last ? "line " + last : "lines " + first + " to " + last;
    }

    private static DomContent author(ReviewThread thread) {
        return Parts.name(thread.first().author());
    }

    private static DomContent badges(ReviewThread thread) {
        return Parts.row(
                iff(thread.outdated(), span("Outdated").withClasses("label", "outdated")),
                iff(thread.resolved(), span("Resolved").withClasses("label", "resolved")));
    }

    /** Returns the label for unfolding a thread. */
    private static DomContent unfold(ReviewThread thread) {
        return unfold(thread.resolved() ? "resolved" : "outdated");
    }

    private static DomContent unfold(String what) {
        return span(
                        span("Show " + what).withClass("when-closed"),
                        span("Hide " + what).withClass("when-open"))
                .withClass("unfold");
    }

    private static List<Hunk.Line> excerpt(ReviewThread thread) {
        List<Hunk.Line> lines = Hunk.parse(thread.hunk()).stream()
                .flatMap(hunk -> hunk.lines().stream())
                .toList();
        int commented = thread.anchor().line() - thread.anchor().firstLine() + 1;
        return lines.subList(Math.max(0, lines.size() - commented - LINES_ABOVE), lines.size());
    }

    private DomContent comments(ReviewThread thread) {
        SuggestionBox suggestion = new SuggestionBox(thread, view.suggestion(thread), forms);
        return div(
                        each(thread.comments(), comment -> comment(comment, suggestion)),
                        iff(thread.resolvedBy(), by -> div(Parts.row(
                                        Parts.avatar(by),
                                        Parts.name(by),
                                        text(" marked this conversation as resolved.")))
                                .withClasses("resolved-by", "note")))
                .withClass("comments");
    }

    private static DomContent comment(ReviewComment comment, SuggestionBox suggestion) {
        return div(
                        Parts.avatar(comment.author()),
                        div(
                                        div(
                                                        Parts.name(comment.author()),
                                                        Parts.at(comment.createdAt()),
                                                        iff(
                                                                comment.updatedAt()
                                                                        .isAfter(comment.createdAt()),
                                                                span("edited").withClass("note")))
                                                .withClass("byline"),
                                        words(comment, suggestion))
                                .withClass("comment-body"))
                .withClass("comment");
    }

    /** A minimized comment is folded, with GitHub's words for the reason. */
    private static DomContent words(ReviewComment comment, SuggestionBox suggestion) {
        DomContent words = SafeMarkdown.render(comment.body(), suggestion::html);
        return comment.minimized()
                .map(ThreadBox::minimized)
                .<DomContent>map(reason -> TagCreator.details(summary(text(reason), unfold("comment")), words)
                        .withClass("minimized")
                        .withId("minimized-" + comment.id()))
                .orElse(words);
    }

    private static String minimized(String reason) {
        return "This comment was marked as " + reason.toLowerCase(Locale.ROOT).replace('_', '-') + ".";
    }
}
