package dev.undebug.read.provision;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Templates;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A value in a file that sets up machines, as far as it can be known without running the tool that reads it.
 *
 * @param kind what it is
 * @param span the value as it is written, quotes included
 * @param text of a text or word what it says; what is put into it is marked as not known
 * @param elements of a list
 * @param entries of a mapping
 */
record CodeValue(Kind kind, Span span, MappedText text, List<CodeValue> elements, List<Entry> entries) {
    CodeValue {
        elements = List.copyOf(elements);
        entries = List.copyOf(entries);
    }

    /** What a value is. */
    enum Kind {
        TEXT,
        /** A number, a truth value, a symbol, a bare word. */
        WORD,
        LIST,
        MAP,
        /** Computed in a way that is not followed. */
        UNKNOWN
    }

    /** An entry of a mapping, or an attribute of a resource. */
    record Entry(String key, Span keySpan, CodeValue value) {}

    static CodeValue text(Kind kind, Span span, MappedText text) {
        return new CodeValue(kind, span, text, List.of(), List.of());
    }

    static CodeValue unknown(Span span) {
        return text(Kind.UNKNOWN, span, MappedText.at("", span));
    }

    static CodeValue list(Span span, List<CodeValue> elements) {
        return new CodeValue(Kind.LIST, span, MappedText.at("", span), elements, List.of());
    }

    static CodeValue map(Span span, List<Entry> entries) {
        return new CodeValue(Kind.MAP, span, MappedText.at("", span), List.of(), entries);
    }

    boolean isText() {
        return kind == Kind.TEXT || kind == Kind.WORD;
    }

    /** Returns what it says, if all of that is known. */
    Optional<String> known() {
        return isText() ? Optional.of(text.text()).filter(Templates::isKnown) : Optional.empty();
    }

    /** Returns the last value of a key. */
    Optional<CodeValue> get(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .reduce((before, after) -> after);
    }
}
