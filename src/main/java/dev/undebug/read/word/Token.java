package dev.undebug.read.word;

import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * A word with a place for each character, so that it can be split further.
 *
 * @param text the word without its quoting
 * @param span the word as written, quotes included
 * @param literal whether it contains no expansion
 * @param known whether every expansion in it has a value; one without stays in the text as written
 */
public record Token(MappedText text, Span span, boolean literal, boolean known) {
    public static Token literal(MappedText text, Span span) {
        return new Token(text, span, true, true);
    }

    public String value() {
        return text.text();
    }

    public Optional<String> knownValue() {
        return known ? Optional.of(value()) : Optional.empty();
    }

    public boolean is(String value) {
        return text.text().equals(value);
    }

    public Word word() {
        return new Word(value(), span, literal);
    }
}
