package dev.undebug.read.hcl;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.List;

/**
 * An HCL expression as written.
 *
 * @param kind its kind
 * @param span the whole expression, quotes included
 * @param text the value of a string; the number or word itself; the name of a reference or call; the operator of an
 *     operation; the variable names of a {@code for}, separated by spaces
 * @param elements the elements of a list, the arguments of a call, the parts of any other kind
 * @param entries the entries of an object
 */
public record HclValue(Kind kind, Span span, MappedText text, List<HclValue> elements, List<Entry> entries) {
    public HclValue {
        elements = List.copyOf(elements);
        entries = List.copyOf(entries);
    }

    /** The kinds of expressions. */
    public enum Kind {
        TEXT,
        /** A heredoc; its interpolations stay as written. */
        HEREDOC,
        /** A string with expressions; its elements are strings and expressions. */
        TEMPLATE,
        /** A number, {@code true}, {@code false} or {@code null}. */
        WORD,
        REFERENCE,
        CALL,
        /** A condition, and its two alternatives. */
        CONDITIONAL,
        /** One operand or two. */
        OPERATION,
        /** A value, and the key or index that selects a part of it. */
        INDEX,
        /** The collection and the element; in a loop that makes an object, the collection, the key and the value. */
        FOR,
        LIST,
        OBJECT,
        /** Computed in an unsupported way. */
        UNKNOWN
    }

    /** An entry of an object. */
    public record Entry(String key, Span keySpan, HclValue value) {}

    static HclValue of(Kind kind, Span span, MappedText text) {
        return new HclValue(kind, span, text, List.of(), List.of());
    }
}
