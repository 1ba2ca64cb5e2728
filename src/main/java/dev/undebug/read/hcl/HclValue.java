package dev.undebug.read.hcl;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.List;

/**
 * An expression of Terraform's language as it is written.
 *
 * @param kind what it is
 * @param span the expression as it is written, quotes included
 * @param text of a text its value, of a number or word itself, of a reference or call its name, of an operation its operator,
 *     of a loop the names that it gives, separated by blanks
 * @param elements of a list, the arguments of a call, the parts of all else
 * @param entries of an object
 */
public record HclValue(Kind kind, Span span, MappedText text, List<HclValue> elements, List<Entry> entries) {
    public HclValue {
        elements = List.copyOf(elements);
        entries = List.copyOf(entries);
    }

    /** What an expression is. */
    public enum Kind {
        TEXT,
        /** A text of several lines, what is computed in it as it is written. */
        HEREDOC,
        /** A text with expressions in it; its elements are texts and expressions. */
        TEMPLATE,
        /** A number, {@code true}, {@code false} or {@code null}. */
        WORD,
        REFERENCE,
        CALL,
        /** A condition, and what holds with it and without. */
        CONDITIONAL,
        /** One operand or two. */
        OPERATION,
        /** Something, and the key or number of what is taken of it. */
        INDEX,
        /** What is looped over, and the element; of a loop that makes an object the key and the value. */
        FOR,
        LIST,
        OBJECT,
        /** Computed in a way that is not followed. */
        UNKNOWN
    }

    /** An entry of an object. */
    public record Entry(String key, Span keySpan, HclValue value) {}

    static HclValue of(Kind kind, Span span, MappedText text) {
        return new HclValue(kind, span, text, List.of(), List.of());
    }
}
