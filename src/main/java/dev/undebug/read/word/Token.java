package dev.undebug.read.word;

import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * A word that can still be taken apart.
 *
 * @param text the word after quoting is undone
 * @param span the word as it is written, quotes included
 * @param literal whether no expansion is in it
 * @param known whether every expansion in it has a value; those that have none stand in the text as they are written
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
