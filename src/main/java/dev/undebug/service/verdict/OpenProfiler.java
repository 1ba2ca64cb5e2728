package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.source.Place;

/** The pages of flask-profiler without a password. */
public record OpenProfiler(Disclosure disclosure) implements Switch {
    public static final String LIBRARY = "flask_profiler";

    @Override
    public Place place() {
        return disclosure.value().place();
    }

    @Override
    public String subject() {
        return disclosure.subject();
    }
}
