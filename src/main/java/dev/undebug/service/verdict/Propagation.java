package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.source.Place;

/** A setting in Python that lets the application's errors through to the server. */
public record Propagation(DebugSetting setting) implements Switch {
    @Override
    public Place place() {
        return setting.value().place();
    }

    @Override
    public String subject() {
        return setting.subject();
    }
}
