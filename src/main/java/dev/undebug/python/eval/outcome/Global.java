package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A global variable of a module after the module has run.
 *
 * @param text its text; empty for other types and unknown values
 * @param elements the elements of a list or tuple; empty for anything else
 * @param certain false if the module may not have set it
 */
public record Global(String name, Traced value, Optional<String> text, List<Element> elements, boolean certain) {
    public Global {
        elements = List.copyOf(elements);
    }

    /**
     * An element of a list.
     *
     * @param text its text; empty for other types and unknown values
     * @param place the expression that gives it
     */
    public record Element(Optional<String> text, Place place) {}
}
