package dev.undebug.demo.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;

/**
 * Buttons with an action: each is a form of its own, so that the page works without a script.
 *
 * @param base path of the pull request
 * @param token proves that the form came from this page
 * @param tab to return to
 */
record Forms(String base, String token, Tab tab) {
    static final String TOKEN = "token";
    static final String TAB = "tab";

    /**
     * Returns a button.
     *
     * @param path of the action, below the pull request
     * @param style name of the style class
     */
    DomContent action(String path, String style, DomContent... label) {
        return form(
                        input().withType("hidden").withName(TOKEN).withValue(token),
                        input().withType("hidden").withName(TAB).withValue(tab.id()),
                        press(label).withClasses("button", style))
                .withMethod("post")
                .withAction(base + path);
    }

    /** Returns the path of a tab. */
    String path(Tab other) {
        return base + other.suffix();
    }

    /** Shows a disabled button, and the reason. */
    static DomContent closed(String label, String reason) {
        return press(text(label)).withClasses("button", "closed").isDisabled().attr("title", reason);
    }

    private static ButtonTag press(DomContent... label) {
        return button(label).withType("submit");
    }
}
