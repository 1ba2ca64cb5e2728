package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;

/** The pages of flask-profiler without a password. */
public record OpenProfiler(Disclosure disclosure) implements DisclosureSwitch {
    public static final String LIBRARY = "flask_profiler";

    @Override
    public String action() {
        return "open the pages of flask-profiler";
    }
}
