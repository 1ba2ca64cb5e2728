package dev.undebug.read.task;

import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The names, strings and symbols of a Groovy file, without its comments. */
final class GroovyText {
    private static final int MAX_PIECES = 100_000;
    private static final String ESCAPES = "ntr";

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private GroovyText(SourceFile file) {
        this.text = file.text();
        this.at = Lines.start(file);
    }

    /** The kinds of pieces. */
    enum Kind {
        NAME,
        /** A quoted string. */
        TEXT,
        SIGN,
        LINE_END
    }

    /**
     * A piece of a file.
     *
     * @param value of a string, the text inside its quotes
     */
    record Piece(Kind kind, MappedText value) {
        boolean is(String other) {
            return kind != Kind.TEXT && value.text().equals(other);
        }

        boolean isText() {
            return kind == Kind.TEXT;
        }
    }

    static List<Piece> pieces(SourceFile file) {
        GroovyText reading = new GroovyText(file);
        while (reading.at < reading.text.length() && Most.room(reading.pieces.size(), MAX_PIECES)) {
            reading.step();
        }
        return reading.pieces;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n' || c == '\r') {
            plain(Kind.LINE_END, at + 1);
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at) || (c == '#' && text.startsWith("#!", at))) {
            at = lineEnd();
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
        } else if (c == '\'' || c == '"') {
            String three = String.valueOf(c).repeat(3);
            quoted(text.startsWith(three, at) ? three : String.valueOf(c));
        } else if (Character.isJavaIdentifierStart(c)) {
            int end = at + 1;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            plain(Kind.NAME, end);
        } else {
            plain(Kind.SIGN, at + 1);
        }
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void plain(Kind kind, int end) {
        MappedText.Builder value = new MappedText.Builder(at);
        value.appendRaw(text, new Span(at, end));
        pieces.add(new Piece(kind, value.build()));
        at = end;
    }

    /** Reads a string; one in single quote marks ends at the line end if it is not closed. */
    private void quoted(String quote) {
        at += quote.length();
        MappedText.Builder value = new MappedText.Builder(at);
        while (at < text.length() && !text.startsWith(quote, at)) {
            char c = text.charAt(at);
            if (quote.length() == 1 && (c == '\n' || c == '\r')) {
                break;
            }
            boolean escape = c == '\\' && at + 1 < text.length();
            int end = at + (escape ? 2 : 1);
            value.append(escape ? escaped(text.charAt(at + 1)) : c, at, end);
            at = end;
        }
        at = Math.min(text.length(), text.startsWith(quote, at) ? at + quote.length() : at);
        pieces.add(new Piece(Kind.TEXT, value.build()));
    }

    private static char escaped(char c) {
        int kind = ESCAPES.indexOf(c);
        return kind < 0 ? c : "\n\t\r".charAt(kind);
    }
}
