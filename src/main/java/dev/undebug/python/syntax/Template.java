package dev.undebug.python.syntax;

import dev.undebug.source.Span;
import java.util.List;

/**
 * The template of a Python file, as far as it says what the file will be.
 *
 * @param text of the same length as the template, with {@link #MARK} for all characters that are replaced by something
 *     that is not known
 * @param parts those under a condition, outer ones first
 */
public record Template(String text, List<Part> parts) {
    /** A letter that programs do not use, so that a name that is filled in is still a name. */
    public static final char MARK = '\uA66E';

    public Template {
        parts = List.copyOf(parts);
    }

    /**
     * A part that only some of the files have.
     *
     * @param otherwise whether it is the part for where none of the conditions before it is met
     */
    public record Part(Span span, boolean otherwise) {}

    /** Returns whether a text is filled in, in whole or in part. */
    static boolean isFilledIn(String text) {
        return text.indexOf(MARK) >= 0;
    }
}
