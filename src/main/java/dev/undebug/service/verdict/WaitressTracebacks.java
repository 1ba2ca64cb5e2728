package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;

/** The argument in Python that makes waitress show tracebacks. */
public record WaitressTracebacks(Disclosure disclosure) implements DisclosureSwitch {
    @Override
    public String action() {
        return "show tracebacks";
    }
}
