package dev.undebug.demo.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.text;

import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.SuggestionState;
import dev.undebug.demo.github.git.Hunk;
import j2html.tags.DomContent;
import java.util.List;

/** A suggested change: removed lines in red, added lines in green, and the button that commits it. */
record SuggestionBox(ReviewThread thread, SuggestionState state, Forms forms) {
    /** Returns the box's HTML for the content of a suggestion block. */
    String html(String content) {
        return div(
                        div("Suggested change").withClass("suggestion-title"),
                        table(tbody(each(
                                        DiffRows.replaced(
                                                commented(), content.lines().toList()),
                                        row -> row)))
                                .withClass("diff"),
                        div(foot()).withClass("suggestion-foot"))
                .withClass("suggestion")
                .render();
    }

    /** Returns the lines of the thread. */
    private List<String> commented() {
        return Hunk.parse(thread.hunk()).stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(this::isCommented)
                .map(Hunk.Line::text)
                .toList();
    }

    private boolean isCommented(Hunk.Line line) {
        int number = line.number(thread.side()).orElse(0);
        return thread.anchor().firstLine() <= number
                && number <= thread.anchor().line();
    }

    private DomContent foot() {
        return switch (state) {
            case APPLICABLE -> forms.action("/suggestions/" + thread.first().id(), "small", text("Commit suggestion"));
            case APPLIED -> note("Committed");
            case OUTDATED -> note("These lines have changed since");
            case REFUSED -> note("Cannot be committed here");
            case NONE -> note("");
        };
    }

    private static DomContent note(String words) {
        return span(words).withClass("note");
    }
}
