package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;
import java.util.Set;

/** The debug mode of another framework than Flask, which shows errors. */
public record FrameworkDebugMode(Disclosure disclosure) implements DisclosureSwitch {
    public static final Set<String> FRAMEWORKS =
            Set.of(Disclosure.BOTTLE, Disclosure.DJANGO, Disclosure.STARLETTE, Disclosure.TORNADO);
}
