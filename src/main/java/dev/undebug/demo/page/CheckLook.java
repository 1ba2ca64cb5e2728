package dev.undebug.demo.page;

import static j2html.TagCreator.span;

import dev.undebug.demo.github.CheckRun;
import j2html.tags.DomContent;

/** The colour of a check run's state: yellow while it runs, green or grey if it passes, red if not. */
enum CheckLook {
    RUNNING("running", Icon.DOT),
    PASSED("passed", Icon.CHECK),
    NEUTRAL("neutral", Icon.DOT),
    FAILED("failed", Icon.CROSS);

    private final String word;
    private final Icon icon;

    CheckLook(String word, Icon icon) {
        this.word = word;
        this.icon = icon;
    }

    static CheckLook of(CheckRun run) {
        String conclusion = run.progress().conclusion().orElse("");
        if (!run.progress().completed()) {
            return RUNNING;
        }
        if (!run.progress().passes()) {
            return FAILED;
        }
        return conclusion.equals("success") ? PASSED : NEUTRAL;
    }

    /** Returns the name of the style class, which screen readers also read out. */
    String word() {
        return word;
    }

    DomContent badge() {
        return span(icon.svg(), span(word).withClass("sr"))
                .withClasses("check", word)
                .attr("title", word);
    }
}
