package dev.undebug.python.eval;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    static Global of(Run run, String name, Value value) {
        Traced traced = run.facts().traced(value, run.imports().site().place());
        List<Element> elements = new ArrayList<>();
        @Nullable
        List<Value> known = value.data() instanceof Scalar ? null : value.data().elements(run);
        if (known != null) {
            for (Value element : known) {
                Place place = run.facts().traced(element, traced.place()).place();
                elements.add(new Element(text(element), place));
            }
        }
        boolean certain = !value.maybeAbsent() && !run.failed() && run.budget().complete();
        return new Global(name, traced, text(value), elements, certain);
    }

    private static Optional<String> text(Value value) {
        return value.data() instanceof Scalar.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
