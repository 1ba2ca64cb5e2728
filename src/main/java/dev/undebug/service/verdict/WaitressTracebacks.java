package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.source.Place;

/** The argument in Python that makes waitress show tracebacks. */
public record WaitressTracebacks(Disclosure disclosure) implements Switch {
    @Override
    public Place place() {
        return disclosure.value().place();
    }

    @Override
    public String subject() {
        return disclosure.subject();
    }
}
