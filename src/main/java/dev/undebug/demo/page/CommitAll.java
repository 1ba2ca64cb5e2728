package dev.undebug.demo.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;

/** The button that commits every suggestion in one go. */
record CommitAll(PullView view, Forms forms) {
    DomContent button() {
        int left = view.applicable().size();
        return iff(
                left > 1,
                div(forms.action("/suggestions", "primary", text("Commit all " + left + " suggestions")))
                        .withClass("batch"));
    }
}
