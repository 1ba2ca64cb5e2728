package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.source.Place;

/** A disclosure of a program: what decides it is what to change. */
interface DisclosureSwitch extends Switch {
    Disclosure disclosure();

    @Override
    default Place place() {
        return disclosure().value().place();
    }

    @Override
    default String subject() {
        return disclosure().subject();
    }
}
