package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.source.Place;

/** Flask-DebugToolbar, where it shows itself to visitors. Whatever decides that, the toolbar is what people look for. */
public record ShownToolbar(Disclosure disclosure) implements Switch {
    public static final String LIBRARY = "flask_debugtoolbar";

    @Override
    public Place place() {
        return disclosure.call();
    }

    @Override
    public String subject() {
        return disclosure.subject();
    }
}
