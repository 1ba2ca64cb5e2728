package dev.undebug.read.helm;

import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rendered text, and the places that it comes from. */
record Rendered(List<Piece> pieces) {
    static final Rendered EMPTY = new Rendered(List.of());

    private static final String ENTRY = TemplatePlaceholders.UNKNOWN + ": " + TemplatePlaceholders.UNKNOWN;

    Rendered {
        pieces = List.copyOf(pieces);
    }

    static Rendered of(String text, Place place) {
        return new Rendered(List.of(Piece.of(text, place)));
    }

    static Rendered joined(List<Rendered> parts) {
        return new Rendered(parts.stream().flatMap(part -> part.pieces.stream()).toList());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    Rendered each(UnaryOperator<Piece> change) {
        return new Rendered(pieces.stream().map(change).toList());
    }

    /** Returns the same with an entry of which nothing is known in place of each such line. */
    Rendered withEntries() {
        String all = text();
        List<Piece> parts = new ArrayList<>();
        int at = 0;
        for (Piece piece : pieces) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < piece.text().length(); i++) {
                char next = piece.text().charAt(i);
                text.append(next == TemplatePlaceholders.UNKNOWN && isAlone(all, at + i) ? ENTRY : next);
            }
            at += piece.text().length();
            parts.add(
                    text.length() == piece.text().length()
                            ? piece
                            : new Piece(text.toString(), piece.place(), false, piece.action(), piece.certain()));
        }
        return new Rendered(parts);
    }

    /** Returns whether a character is all of an indented line. */
    private static boolean isAlone(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf('\n', at);
        return start < at
                && text.substring(start, end < 0 ? text.length() : end).strip().length() == 1;
    }

    /** Returns the characters from {@code from} to before {@code to}. */
    Rendered sub(int from, int to) {
        List<Piece> parts = new ArrayList<>();
        int at = 0;
        for (Piece piece : pieces) {
            int start = Math.max(0, from - at);
            int end = Math.min(piece.text().length(), to - at);
            if (start < end) {
                parts.add(piece.sub(start, end));
            }
            at += piece.text().length();
        }
        return new Rendered(parts);
    }

    Rendered strip() {
        String text = text();
        int from = text.length() - text.stripLeading().length();
        return sub(
                Math.min(from, text.stripTrailing().length()),
                text.stripTrailing().length());
    }

    /** Returns the text with spaces in front of each line. */
    Rendered indented(int spaces, Place by) {
        String margin = " ".repeat(Math.max(0, Math.min(spaces, 200)));
        String text = text();
        List<Rendered> parts = new ArrayList<>(List.of(of(margin, by)));
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            parts.add(sub(start, end + 1));
            parts.add(of(margin, by));
            start = end + 1;
        }
        parts.add(sub(start, text.length()));
        return joined(parts);
    }

    /** Returns the text between two quotes, or two other marks. */
    Rendered between(String before, String after, Place by) {
        return joined(List.of(of(before, by), this, of(after, by)));
    }
}
