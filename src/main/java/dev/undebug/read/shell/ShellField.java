package dev.undebug.read.shell;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * A word of a shell command after expansion.
 *
 * @param pattern the text in which a backslash takes the meaning off what was quoted
 * @param span the word as it is written
 * @param known whether the text is what the program gets
 * @param many whether it may be any number of words
 * @param assumed whether it is empty only because nothing shows that a variable is set
 * @param origin where it is written, if that is not where it is expanded: an argument of the script
 */
public record ShellField(
        MappedText text,
        String pattern,
        Span span,
        boolean known,
        boolean many,
        boolean assumed,
        Optional<Place> origin) {
    /** Returns an argument that is passed on. */
    static ShellField argument(String text, boolean known, Place place) {
        MappedText mapped = MappedText.at(text, place.span());
        return new ShellField(mapped, ShellGlob.quoted(text), place.span(), known, false, false, Optional.of(place));
    }

    static ShellField of(Token token) {
        String pattern = ShellGlob.quoted(token.value());
        return new ShellField(token.text(), pattern, token.span(), token.known(), false, false, Optional.empty());
    }

    public String value() {
        return text.text();
    }

    /** Returns the value as a text that can be run, character by character where it is written as it is. */
    public MappedText source() {
        return origin.map(place -> {
                    int at = place.text().indexOf(value());
                    int from = place.span().start() + Math.max(0, at);
                    return at < 0
                            ? MappedText.at(value(), place.span())
                            : MappedText.of(place.file(), new Span(from, from + value().length()));
                })
                .orElse(text);
    }

    boolean is(String value) {
        return known && value().equals(value);
    }

    /** Returns whether it can be compared. */
    boolean comparable() {
        return known && !assumed;
    }

    Token token() {
        return new Token(text, span, known, known);
    }
}
