package dev.undebug.read.helm;

import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a template. */
sealed interface TemplateValue {
    /** Values without content. */
    enum Missing implements TemplateValue {
        /** No value: nil, or a key that is not there. */
        NIL,
        /** A value that only a deployment shows. */
        UNKNOWN
    }

    /** The types of scalars. */
    enum ScalarType {
        STRING,
        NUMBER,
        BOOLEAN
    }

    /** A scalar, as it is printed. */
    record Scalar(ScalarType type, Rendered text) implements TemplateValue {
        static Scalar string(String text, Place place) {
            return new Scalar(ScalarType.STRING, Rendered.of(text, place));
        }

        static Scalar bool(boolean value, Place place) {
            return new Scalar(ScalarType.BOOLEAN, Rendered.of(Boolean.toString(value), place));
        }

        static Scalar number(long value, Place place) {
            return new Scalar(ScalarType.NUMBER, Rendered.of(Long.toString(value), place));
        }
    }

    /** An entry of a mapping. */
    record Entry(Rendered key, TemplateValue value) {}

    /**
     * A mapping, by the names of its entries.
     *
     * @param open whether it may have others: its file cannot be read to the end
     */
    record Mapping(Map<String, Entry> entries, boolean open) implements TemplateValue {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        Mapping(Map<String, Entry> entries) {
            this(entries, false);
        }

        /** Returns the value of a key; nil if there is none. */
        TemplateValue get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value).orElse(open ? Missing.UNKNOWN : Missing.NIL);
        }

        /** Returns the entries in the order in which Go takes them. */
        List<Entry> sorted() {
            List<String> names = new ArrayList<>(entries.keySet());
            Collections.sort(names);
            List<Entry> sorted = new ArrayList<>();
            for (String name : names) {
                Optional.ofNullable(entries.get(name)).ifPresent(sorted::add);
            }
            return sorted;
        }

        /** Returns the same with another entry. */
        Mapping with(String name, Entry entry) {
            Map<String, Entry> more = new LinkedHashMap<>(entries);
            more.put(name, entry);
            return new Mapping(more, open);
        }
    }

    /** A list. */
    record Sequence(List<TemplateValue> elements) implements TemplateValue {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Returns whether it counts as true; empty if that is not known. */
    default Optional<Boolean> truth() {
        if (this == Missing.UNKNOWN
                || (this instanceof Mapping some
                        && some.open()
                        && some.entries().isEmpty())) {
            return Optional.empty();
        }
        if (this instanceof Scalar scalar) {
            String text = scalar.text().text();
            return Optional.of(
                    switch (scalar.type()) {
                        case STRING -> !text.isEmpty();
                        case BOOLEAN -> text.equals("true");
                        case NUMBER -> !text.matches("-?0+(?:\\.0+)?");
                    });
        }
        return Optional.of(
                this instanceof Mapping mapping
                        ? !mapping.entries().isEmpty()
                        : this instanceof Sequence sequence
                                && !sequence.elements().isEmpty());
    }

    /** Returns the text of a scalar; empty if it is not known, or none. */
    default Optional<String> known() {
        return this instanceof Scalar scalar
                ? Optional.of(scalar.text().text()).filter(TemplatePlaceholders::isKnown)
                : Optional.empty();
    }

    /** Returns it as an action writes it. */
    default Rendered printed(Place by) {
        if (this instanceof Scalar scalar) {
            return scalar.text();
        }
        return this == Missing.NIL ? Rendered.EMPTY : Rendered.of(String.valueOf(TemplatePlaceholders.UNKNOWN), by);
    }
}
