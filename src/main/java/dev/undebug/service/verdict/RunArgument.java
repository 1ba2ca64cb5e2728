package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;

/** The debug argument of {@code app.run()}. */
public record RunArgument(AppStart start) implements Switch {
    @Override
    public Place place() {
        Place value = start.debug().orElseThrow().place();
        Span span = start.debugArgument().orElse(value.span());
        return value.file().place(span);
    }

    @Override
    public String subject() {
        return start.scope() + " run";
    }

    @Override
    public boolean actsInOwnServer() {
        return true;
    }

    @Override
    public boolean turnsDebugOn() {
        return true;
    }

    @Override
    public Optional<WrittenValue> writtenValue() {
        Optional<Place> argument =
                start.debugArgument().map(span -> start.call().file().place(span));
        return start.debug().map(value -> new WrittenValue(value, argument));
    }
}
