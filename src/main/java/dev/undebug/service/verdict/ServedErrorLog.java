package dev.undebug.service.verdict;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;

/**
 * An option of gunicorn that puts the file of its errors, to which Flask logs tracebacks, into a folder that Flask serves.
 *
 * @param words the option and its value, as they are written
 * @param place the first of them
 * @param option the option's name
 * @param file the path, as written
 * @param owner the unit that runs the server
 */
public record ServedErrorLog(List<Span> words, Place place, String option, String file, String owner)
        implements Switch {
    public ServedErrorLog {
        words = List.copyOf(words);
    }

    @Override
    public String subject() {
        return owner + " " + option;
    }

    @Override
    public String action() {
        return "show tracebacks";
    }
}
