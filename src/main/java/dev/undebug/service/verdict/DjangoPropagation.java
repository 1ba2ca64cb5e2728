package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;

/** The setting {@code DEBUG_PROPAGATE_EXCEPTIONS}, with which Django lets the site's errors through to the server. */
public record DjangoPropagation(Disclosure disclosure) implements DisclosureSwitch {
    public static final String LIBRARY = Disclosure.DJANGO_ERRORS;

    @Override
    public String action() {
        return "let errors through to the server";
    }
}
