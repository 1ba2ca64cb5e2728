package dev.undebug.fact;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * One word of a command line, unquoted.
 *
 * @param span the word as written, quotes included
 * @param literal whether the program gets exactly this text; false if it contains an expansion such as
 *     {@code $PORT} with an unknown value
 * @param elsewhere the file of the word, for a command assembled from several files
 */
public record Word(String text, Span span, boolean literal, Optional<SourceFile> elsewhere) {

    /** Creates a word in the file of its command. */
    public Word(String text, Span span, boolean literal) {
        this(text, span, literal, Optional.empty());
    }

    /** Returns another text in the place of this word. */
    public Word as(String other, boolean exact) {
        return new Word(other, span, exact, elsewhere);
    }

    /** Returns the word for a command in another file. */
    public Word from(SourceFile file) {
        return elsewhere.isPresent() ? this : new Word(text, span, literal, Optional.of(file));
    }
}
