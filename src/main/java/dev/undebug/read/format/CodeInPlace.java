package dev.undebug.read.format;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.Span;
import java.util.Arrays;
import java.util.Optional;

/** Puts the characters of code where its host has them. What the host has in front of a line does not indent it. */
final class CodeInPlace {
    private static final char CONTINUING = '\\';

    private final int start;
    private final char[] placed;
    /** The end of what is placed. */
    private int end;
    /** The line end and the white space before the next character; empty in the middle of a line. */
    private final StringBuilder indentation = new StringBuilder();

    private CodeInPlace(MappedText code) {
        Span whole = code.span();
        this.start = whole.start();
        this.placed = new char[whole.end() - whole.start()];
        Arrays.fill(placed, ' ');
    }

    /** Returns the code over the length of its span, with white space for all else; empty if a part is elsewhere. */
    static Optional<String> of(MappedText code) {
        CodeInPlace place = new CodeInPlace(code);
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            Span span = code.span(i, i + 1);
            if (isFilledIn(code, i)) {
                if (!place.mark(span)) {
                    return Optional.empty();
                }
            } else if (c == '\n') {
                place.indentation.setLength(0);
                place.indentation.append('\n');
            } else if (!Character.isWhitespace(c)) {
                if (!place.put(c, span)) {
                    return Optional.empty();
                }
            } else if (place.indentation.length() > 0) {
                place.indentation.append(c);
            }
        }
        return Optional.of(new String(place.placed));
    }

    /** Returns whether a character is one of several that stand for one text of the host. */
    private static boolean isFilledIn(MappedText code, int at) {
        Span span = code.span(at, at + 1);
        return span.end() - span.start() > 1
                && ((at > 0 && code.span(at - 1, at).equals(span))
                        || (at + 1 < code.length() && code.span(at + 1, at + 2).equals(span)));
    }

    /** Marks a text as unknown that is something else in the code. */
    private boolean mark(Span span) {
        boolean marked = span.end() - start == end && placed[end - 1] == TemplatePlaceholders.UNKNOWN;
        if (!marked && put(TemplatePlaceholders.UNKNOWN, new Span(span.start(), span.start() + 1))) {
            end = span.end() - start;
            Arrays.fill(placed, span.start() - start, end, TemplatePlaceholders.UNKNOWN);
            return true;
        }
        return marked;
    }

    private boolean put(char c, Span span) {
        int at = span.end() - 1 - start;
        boolean fits = !span.isEmpty() && at - indentation.length() >= end && at < placed.length;
        if (fits) {
            // A backslash joins lines only right at the end of one.
            boolean joins = end > 0 && placed[end - 1] == CONTINUING;
            int from = joins ? end : at - indentation.length();
            indentation.getChars(0, indentation.length(), placed, from);
            placed[at] = c;
            end = at + 1;
            indentation.setLength(0);
        }
        return fits;
    }
}
