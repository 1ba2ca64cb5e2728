package dev.undebug.read;

import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An expression of Terraform's language, as far as it can be known without running Terraform.
 *
 * @param kind what it is
 * @param span the expression as it is written, quotes included
 * @param text of a text its value, of a number or word itself, of a reference or call its name
 * @param elements of a list, or the arguments of a call
 * @param entries of an object
 */
record HclValue(Kind kind, Span span, MappedText text, List<HclValue> elements, List<Entry> entries) {
    HclValue {
        elements = List.copyOf(elements);
        entries = List.copyOf(entries);
    }

    /** What an expression is. */
    enum Kind {
        TEXT,
        /** A number, {@code true} or {@code false}. */
        WORD,
        REFERENCE,
        CALL,
        LIST,
        OBJECT,
        /** Computed in a way that is not followed. */
        UNKNOWN
    }

    /** An entry of an object. */
    record Entry(String key, Span keySpan, HclValue value) {}

    static HclValue of(Kind kind, Span span, MappedText text) {
        return new HclValue(kind, span, text, List.of(), List.of());
    }

    /** Returns what is known of it as a text. */
    Optional<String> known() {
        boolean plain = kind == Kind.TEXT || kind == Kind.WORD;
        return plain ? Optional.of(text.text()) : Optional.empty();
    }

    /** Returns the name of the variable that it refers to: {@code debug} of {@code var.debug}. */
    Optional<String> variable() {
        String name = text.text();
        return kind == Kind.REFERENCE && name.startsWith("var.") ? Optional.of(name.substring(4)) : Optional.empty();
    }

    Optional<HclValue> get(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .reduce((before, after) -> after);
    }
}
