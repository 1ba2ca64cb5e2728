package dev.undebug.python.notebook;

import dev.undebug.source.Span;
import java.util.List;

/**
 * A cell with code.
 *
 * @param listed whether its source is a list of strings, one for each line, instead of one string
 * @param strings the spans of the strings in the notebook, without their quotes
 */
record Cell(boolean listed, List<Span> strings) {
    Cell {
        strings = List.copyOf(strings);
    }
}
