package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.source.Place;
import java.util.Optional;

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

    @Override
    public boolean turnsDebugOn() {
        return true;
    }

    @Override
    public Optional<Place> assignedValue() {
        return Optional.of(place());
    }

    @Override
    public Optional<WrittenValue> writtenValue() {
        return Optional.of(new WrittenValue(setting.value(), Optional.empty()));
    }

    @Override
    public boolean takesFromElsewhere(Place value) {
        Place applied = setting.applied();
        return !(applied.path().equals(value.path()) && applied.span().contains(value.span()));
    }

    @Override
    public boolean isOverriddenByFlaskRun() {
        return setting.kind().setsFlag() && !setsVariable();
    }

    @Override
    public boolean setsVariable() {
        return setting.kind() == DebugSetting.Kind.ENVIRONMENT;
    }
}
