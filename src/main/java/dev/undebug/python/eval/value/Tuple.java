package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.stream.Collectors;

/** A sequence that cannot change. */
public record Tuple(List<Value> elements) implements Data {
    public Tuple {
        elements = List.copyOf(elements);
    }

    @Override
    public Truth truth() {
        return elements.isEmpty() ? Truth.FALSE : Truth.TRUE;
    }

    @Override
    public String shown() {
        String end = elements.size() == 1 ? ",)" : ")";
        return elements.stream().map(value -> value.data().shown()).collect(Collectors.joining(", ", "(", end));
    }

    @Override
    public Truth contains(Interpretation run, Value item) {
        return Sequences.contains(elements, item);
    }

    @Override
    public List<Value> elements(Interpretation run) {
        return elements;
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        return Sequences.item(run, elements, key);
    }
}
