package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.source.Place;
import java.util.Set;

/** The debug mode of another framework than Flask, which shows errors. */
public record FrameworkDebugMode(Disclosure disclosure) implements Switch {
    public static final Set<String> FRAMEWORKS =
            Set.of(Disclosure.BOTTLE, Disclosure.DJANGO, Disclosure.STARLETTE, Disclosure.TORNADO);

    @Override
    public Place place() {
        return disclosure.value().place();
    }

    @Override
    public String subject() {
        return disclosure.subject();
    }
}
