package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A global variable of a module when the module has run.
 *
 * @param text its text; empty where it is none, or not known
 * @param elements those of a list or tuple; none for anything else
 * @param certain false where the module may not have set it
 */
public record Global(String name, Traced value, Optional<String> text, List<Element> elements, boolean certain) {
    public Global {
        elements = List.copyOf(elements);
    }

    /**
     * An element of a list.
     *
     * @param text empty where it is none, or not known
     * @param place where it is written
     */
    public record Element(Optional<String> text, Place place) {}
}
