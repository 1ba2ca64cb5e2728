package dev.undebug.service.run;

import dev.undebug.source.Place;
import java.util.Set;

/**
 * A function that returns a traceback for others to show, or an attribute or a global variable that keeps one.
 *
 * @param path its module
 * @param owner its class; {@code ""} if it has none
 * @param called whether it is a function
 * @param keys the keys or indexes under which the returned value has the traceback; empty for the whole value
 * @param traceback the traceback itself
 * @param quote the quote character for a replacement string
 * @param within whether the value is more than a text
 */
public record TracebackHelper(
        String path,
        String owner,
        String name,
        boolean called,
        Set<String> keys,
        Place traceback,
        char quote,
        boolean within) {
    public TracebackHelper {
        keys = Set.copyOf(keys);
    }
}
