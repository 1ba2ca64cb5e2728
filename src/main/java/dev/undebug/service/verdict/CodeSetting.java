package dev.undebug.service.verdict;

import dev.undebug.python.eval.DebugSetting;
import dev.undebug.source.Place;

/** A debug setting of the application in Python. */
public record CodeSetting(DebugSetting setting) implements Switch {
    @Override
    public Place place() {
        return setting.value().place();
    }

    @Override
    public String subject() {
        return setting.subject();
    }
}
