package dev.undebug.read.helm;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * A part of rendered text with one origin.
 *
 * @param place its origin: literal text of a template, a value, or the action that computes it
 * @param exact whether it is the text at that place, character by character
 * @param action the outermost action that writes it; empty for literal text
 * @param certain whether it is rendered for sure
 */
record Piece(String text, Place place, boolean exact, Optional<Place> action, boolean certain) {
    static Piece literal(Place place) {
        return new Piece(place.text(), place, true, Optional.empty(), true);
    }

    static Piece of(String text, Place place) {
        return new Piece(text, place, false, Optional.empty(), true);
    }

    /** Returns a part of it. */
    Piece sub(int from, int to) {
        Place part = exact
                ? place.file()
                        .place(new Span(
                                place.span().start() + from, place.span().start() + to))
                : place;
        return new Piece(text.substring(from, to), part, exact, action, certain);
    }

    /** Returns the same, written by an action. */
    Piece by(Place written) {
        return action.isPresent() ? this : new Piece(text, place, exact, Optional.of(written), certain);
    }

    /** Returns the same, of which it is not known whether it is rendered. */
    Piece uncertain() {
        return new Piece(text, place, exact, action, false);
    }

    /** Returns its place in a template. */
    Place written() {
        return action.orElse(place);
    }
}
