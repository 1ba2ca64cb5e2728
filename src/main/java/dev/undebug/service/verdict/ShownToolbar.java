package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.source.Place;

/** Flask-DebugToolbar shown to visitors. One finding for the toolbar, whichever switch shows it. */
public record ShownToolbar(Disclosure disclosure) implements DisclosureSwitch {
    public static final String LIBRARY = "flask_debugtoolbar";

    @Override
    public Place place() {
        return disclosure.call();
    }

    @Override
    public String action() {
        return "show the debug toolbar";
    }
}
