package dev.undebug.service.verdict;

import dev.undebug.flask.Launcher;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;

/**
 * A command line option that makes a WSGI server show tracebacks.
 *
 * @param launcher the server
 * @param words the option and its value, as they are written
 * @param place the first of them
 * @param option the option's name
 * @param owner the unit that runs the server
 */
public record ExposedTracebacks(Launcher launcher, List<Span> words, Place place, String option, String owner)
        implements Switch {
    public ExposedTracebacks {
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
