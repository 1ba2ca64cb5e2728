package dev.undebug.demo.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.TimelineItem;
import dev.undebug.demo.github.git.CommitInfo;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The events of the pull request, oldest first. */
record Timeline(PullView view, Forms forms) {
    private static final Pattern CO_AUTHOR = Pattern.compile("(?m)^Co-authored-by: ([^<\\n]+) <");

    DomContent render() {
        return ol(each(view.timeline(), this::item)).withClass("timeline");
    }

    private LiTag item(TimelineItem item) {
        if (item instanceof TimelineItem.Pushed pushed) {
            return pushed(pushed);
        }
        if (item instanceof TimelineItem.Reviewed reviewed) {
            return reviewed(reviewed);
        }
        if (item instanceof TimelineItem.Commented commented) {
            return li(box(
                            commented.comment().author(),
                            "commented",
                            commented,
                            commented.comment().body()))
                    .withClass("talk");
        }
        return changed((TimelineItem.StateChanged) item);
    }

    /** Renders a box with a person's text. */
    static DomContent box(Account author, String did, TimelineItem item, String body) {
        return box(author, Parts.row(Parts.name(author), text(" " + did + " at "), Parts.at(item.at())), body);
    }

    static DomContent box(Account author, DomContent title, String body) {
        return Parts.row(
                Parts.avatar(author),
                div(div(title).withClass("box-title"), SafeMarkdown.render(body))
                        .withClass("box"));
    }

    private LiTag pushed(TimelineItem.Pushed pushed) {
        DomContent words = Parts.row(
                Parts.avatar(pushed.by()),
                Parts.name(pushed.by()),
                text(pushed.forced() ? " force-pushed " : " added "),
                text(Parts.count(pushed.commits().size(), "commit")),
                text(" at "),
                Parts.at(pushed.at()));
        return event(
                Icon.COMMIT, "", words, ul(each(pushed.commits(), this::commit)).withClass("commits"));
    }

    private LiTag commit(CommitInfo commit) {
        return li(
                span(commit.headline()).withClass("headline"),
                each(coAuthors(commit), name -> span("with " + name).withClass("note")),
                iff(Optional.ofNullable(view.latestRun().get(commit.sha())), run -> CheckLook.of(run)
                        .badge()),
                Parts.sha(commit.sha()));
    }

    private static List<String> coAuthors(CommitInfo commit) {
        return CO_AUTHOR
                .matcher(commit.message())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private LiTag reviewed(TimelineItem.Reviewed reviewed) {
        Review review = reviewed.review();
        List<ReviewThread> threads = reviewed.threads().stream()
                .map(thread -> view.thread(thread.id()).orElse(thread))
                .toList();
        DomContent words = Parts.row(
                Parts.avatar(review.author()),
                Parts.name(review.author()),
                text(" reviewed "),
                Parts.sha(review.commit()),
                text(" at "),
                Parts.at(reviewed.at()));
        DomContent content = Parts.row(
                iff(
                        !review.body().isBlank(),
                        div(SafeMarkdown.render(review.body())).withClass("box")),
                batch(threads),
                each(threads, new ThreadBox(view, forms)::inConversation));
        return event(Icon.EYE, "", words, content);
    }

    /** Returns the button that commits all suggestions, if the review has more than one left. */
    private DomContent batch(List<ReviewThread> threads) {
        long left = threads.stream().filter(view.applicable()::contains).count();
        return iff(left > 1, new CommitAll(view, forms).button());
    }

    private static LiTag changed(TimelineItem.StateChanged changed) {
        boolean merged = changed.action().equals("merged");
        DomContent words = Parts.row(
                Parts.avatar(changed.by()),
                Parts.name(changed.by()),
                text(" " + changed.action() + " this at "),
                Parts.at(changed.at()));
        return event(merged ? Icon.MERGE : Icon.PULL, merged ? "merged" : "closed", words, text(""));
    }

    private static LiTag event(Icon icon, String style, DomContent words, DomContent content) {
        return li(span(icon.svg()).withClasses("event-icon", style), div(words).withClass("event-words"), content)
                .withClass("event");
    }
}
