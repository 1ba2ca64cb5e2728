package dev.undebug.read.provision;

import dev.undebug.read.text.Lines;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the reader of a language like Ruby stands in a text: it knows lines, comments and here-documents. Depth and size are
 * bounded.
 */
abstract class CodeCursor {
    private static final int MAX_DEPTH = 30;
    private static final int MAX_NODES = 50_000;

    final SourceFile file;
    final String text;
    int at;
    private int nodes;

    /** Where a line ends, and where the text goes on behind the here-documents that begin on it. */
    private final Map<Integer, Integer> bodies = new HashMap<>();

    CodeCursor(SourceFile file) {
        this.file = file;
        this.text = file.text();
        this.at = Lines.start(file);
    }

    /** Counts; where too much was read, nothing more is. */
    boolean exhausted(int depth) {
        boolean exhausted = depth > MAX_DEPTH || nodes++ > MAX_NODES;
        if (exhausted) {
            at = text.length();
        }
        return exhausted;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
    }

    boolean startsWith(String start) {
        return text.startsWith(start, at);
    }

    void advance(int count) {
        at = Math.min(at + count, text.length());
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** Reads what matches here; empty where nothing does. */
    Optional<Span> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        Span span = new Span(at, matcher.end());
        at = matcher.end();
        return Optional.of(span);
    }

    /** Skips white space and comments. */
    void skip(boolean lines) {
        while (!atEnd()) {
            char c = peek(0);
            if (c == '#') {
                toLineEnd();
            } else if (c == '\\' && isLineEnd(peek(1))) {
                at++;
                lineEnd();
            } else if (isLineEnd(c)) {
                if (!lines) {
                    return;
                }
                lineEnd();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    void toLineEnd() {
        while (!atEnd() && !isLineEnd(peek(0))) {
            at++;
        }
    }

    /** Goes on with the next line that is no part of a here-document. */
    void lineEnd() {
        int end = peek(0) == '\r' && peek(1) == '\n' ? at + 1 : at;
        at = Math.min(Math.max(bodies.getOrDefault(end, end + 1), at + 1), text.length());
    }

    /** Returns where the text goes on after a line that ends at an index. */
    final int afterLine(int end) {
        return bodies.getOrDefault(end, Math.min(end + 1, text.length()));
    }

    /** Notes that the text goes on elsewhere after a line that ends at an index, as a here-document begins on it. */
    final void document(int end, int next) {
        bodies.put(end, next);
    }
}
