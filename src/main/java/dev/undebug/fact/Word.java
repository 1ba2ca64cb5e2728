package dev.undebug.fact;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * One word of a command line after quoting is undone.
 *
 * @param span the word as it is written, quotes included
 * @param literal whether the text is exactly what the program gets; false where an expansion such as {@code $PORT} is in it
 *     whose value is not known
 * @param elsewhere the file in which the word stands, where the command was put together from several
 */
public record Word(String text, Span span, boolean literal, Optional<SourceFile> elsewhere) {

    /** A word that stands in the file of its command. */
    public Word(String text, Span span, boolean literal) {
        this(text, span, literal, Optional.empty());
    }

    /** Returns another text that stands where this word does. */
    public Word as(String other, boolean exact) {
        return new Word(other, span, exact, elsewhere);
    }

    /** Returns the word for a command whose place is in another file. */
    public Word from(SourceFile file) {
        return elsewhere.isPresent() ? this : new Word(text, span, literal, Optional.of(file));
    }
}
