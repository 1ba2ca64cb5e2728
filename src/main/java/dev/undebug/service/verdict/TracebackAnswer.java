package dev.undebug.service.verdict;

import dev.undebug.source.Place;

/**
 * A view or an error handler that returns a traceback.
 *
 * @param handler its qualified name
 * @param place the returned expression
 * @param traceback the part of it that is the traceback
 * @param quote the quote character for a replacement string
 */
public record TracebackAnswer(String handler, Place place, Place traceback, char quote) implements Switch {
    @Override
    public String subject() {
        return handler + " traceback";
    }
}
