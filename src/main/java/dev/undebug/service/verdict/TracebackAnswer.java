package dev.undebug.service.verdict;

import dev.undebug.source.Place;
import java.util.Optional;

/**
 * A view or an error handler that returns a traceback.
 *
 * @param handler its qualified name
 * @param place what to change: the returned expression, or the traceback in a function that it calls
 * @param answer the returned expression
 * @param traceback the part of the place that is the traceback
 * @param quote the quote character for a replacement string
 * @param guard the decorator or the condition of the view that decides who gets there, {@code login_required}; empty if none seems to
 */
public record TracebackAnswer(
        String handler, Place place, Place answer, Place traceback, char quote, Optional<String> guard)
        implements Switch {
    @Override
    public String subject() {
        return handler + " traceback";
    }

    @Override
    public String action() {
        return "answer with a traceback";
    }
}
