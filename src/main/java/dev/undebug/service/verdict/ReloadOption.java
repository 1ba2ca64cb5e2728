package dev.undebug.service.verdict;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;

/**
 * An option that makes a WSGI or ASGI server reload the program when its files change.
 *
 * @param server the server's name
 * @param words the option and its value, as they are written; empty if unknown
 * @param place the first of them, or the variable that contains them
 * @param option the option's name
 * @param owner the unit that runs the server
 */
public record ReloadOption(String server, List<Span> words, Place place, String option, String owner)
        implements Switch {
    public ReloadOption {
        words = List.copyOf(words);
    }

    @Override
    public String subject() {
        return owner + " " + option;
    }
}
