package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.source.Place;

/** The use_debugger argument of {@code app.run()} and {@code run_simple()}. */
public record DebuggerArgument(AppStart start) implements Switch {
    @Override
    public Place place() {
        return start.useDebugger().orElseThrow().place();
    }

    @Override
    public String subject() {
        return start.scope() + " use_debugger";
    }

    @Override
    public boolean actsInOwnServer() {
        return true;
    }

    @Override
    public boolean turnsDebugOn() {
        return true;
    }
}
