package dev.undebug.read.terraform;

import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The value of a Terraform expression, and the place of its literal, even through variables, locals and modules.
 *
 * @param text of a scalar, its value; of an unknown value, the part that can be shown
 */
record TerraformValue(
        Shape shape, SourceFile file, Span span, MappedText text, List<TerraformValue> elements, List<Entry> entries) {
    TerraformValue {
        elements = List.copyOf(elements);
        entries = List.copyOf(entries);
    }

    /** The kinds of values. */
    enum Shape {
        SCALAR,
        /** A scalar of several lines, which may contain interpolations. */
        HEREDOC,
        LIST,
        OBJECT,
        NULL,
        UNKNOWN
    }

    /**
     * An entry of an object.
     *
     * @param file the file of the key
     */
    record Entry(String key, SourceFile file, Span keySpan, TerraformValue value) {}

    static TerraformValue of(Shape shape, SourceFile file, HclValue written) {
        return new TerraformValue(shape, file, written.span(), written.text(), List.of(), List.of());
    }

    static TerraformValue unknown(SourceFile file, HclValue written) {
        return of(Shape.UNKNOWN, file, written);
    }

    static TerraformValue scalar(String text, SourceFile file, Span span) {
        return new TerraformValue(Shape.SCALAR, file, span, MappedText.at(text, span), List.of(), List.of());
    }

    boolean isKnown() {
        return shape != Shape.UNKNOWN;
    }

    /** Returns the text of a scalar; empty for other values. */
    Optional<String> known() {
        return shape == Shape.SCALAR ? Optional.of(text.text()) : Optional.empty();
    }

    Optional<TerraformValue> get(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .reduce((before, after) -> after);
    }
}
