package dev.undebug.service.verdict;

import dev.undebug.source.Place;

/**
 * A view or an error handler that answers with a traceback.
 *
 * @param handler its qualified name
 * @param place the expression that is returned
 * @param traceback the part of it that is the traceback
 * @param quote the quote that a string in its place may have
 */
public record TracebackAnswer(String handler, Place place, Place traceback, char quote) implements Switch {
    @Override
    public String subject() {
        return handler + " traceback";
    }
}
