package dev.undebug.service.verdict;

import dev.undebug.python.eval.AppStart;
import dev.undebug.source.Place;
import dev.undebug.source.Span;

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
}
