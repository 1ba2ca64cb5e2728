package dev.undebug.service;

import dev.undebug.service.verdict.Switch;
import dev.undebug.python.eval.Disclosure;
import dev.undebug.source.Place;

/** Something else than Flask that the program asks to show errors, or secrets, to visitors. */
public record Disclosed(Disclosure disclosure) implements Switch {
    @Override
    public Place place() {
        return disclosure.kind() == Disclosure.Kind.DEBUG_TOOLBAR
                ? disclosure.call()
                : disclosure.value().place();
    }

    @Override
    public String subject() {
        return disclosure.subject();
    }
}
