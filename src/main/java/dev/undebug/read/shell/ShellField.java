package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * A word of a shell command after expansion.
 *
 * @param pattern the text as a pattern, with a backslash before quoted special characters
 * @param span the word as written
 * @param known whether the text is exactly what the program gets
 * @param many whether it may be any number of words
 * @param assumed whether it is empty only because nothing shows that a variable is set
 * @param filled whether it is certainly not empty, although its text is not known
 * @param origin its place, if it is written elsewhere: an argument of the script
 */
public record ShellField(
        MappedText text,
        String pattern,
        Span span,
        boolean known,
        boolean many,
        boolean assumed,
        boolean filled,
        Optional<Place> origin) {
    /** Returns an argument that a caller passes. */
    static ShellField argument(String text, boolean known, Place place) {
        MappedText mapped = MappedText.at(text, place.span());
        return new ShellField(
                mapped, ShellGlob.quoted(text), place.span(), known, false, false, false, Optional.of(place));
    }

    static ShellField of(Token token) {
        String pattern = ShellGlob.quoted(token.value());
        return new ShellField(
                token.text(), pattern, token.span(), token.known(), false, false, false, Optional.empty());
    }

    public String value() {
        return text.text();
    }

    /** Returns the value as shell text, with a place for each character if it is written literally. */
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

    /** Returns the same word for another one, which keeps its place as its own. */
    ShellField placed(SourceFile file) {
        Optional<Place> place = origin.or(() -> Optional.of(file.place(span)));
        return new ShellField(text, pattern, span, known, many, assumed, filled, place);
    }

    boolean is(String value) {
        return known && value().equals(value);
    }

    /** Returns whether it is text for a shell whose command is unknown: it begins with an unknown expansion. */
    boolean isUnknownCommand() {
        return !known && value().matches("(?s)\\s*+[$`].*+");
    }

    /** Returns whether a test can compare it. */
    boolean comparable() {
        return known && !assumed;
    }

    Token token() {
        return new Token(text, span, known, known);
    }
}
