package dev.undebug.read.helm;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Splits a template into literal text and actions. A hyphen beside a brace takes the white space on its side. */
final class TemplateLexer {
    private static final int MAX_PARTS = 20_000;

    /**
     * A part of a template.
     *
     * @param span literal text, or the whole action
     * @param inside what is between the braces; for literal text the same as {@code span}
     */
    record Part(boolean action, Span span, Span inside) {}

    private final String text;
    private final List<Part> parts = new ArrayList<>();

    private TemplateLexer(String text) {
        this.text = text;
    }

    static List<Part> parts(SourceFile file) {
        return new TemplateLexer(file.text()).read();
    }

    private List<Part> read() {
        int literal = text.startsWith("\uFEFF") ? 1 : 0;
        int open = text.indexOf("{{", literal);
        while (open >= 0 && parts.size() < MAX_PARTS) {
            int close = end(open + 2);
            if (close < 0) {
                break;
            }
            boolean left = text.startsWith("-", open + 2) && isBlank(open + 3);
            boolean right = text.charAt(close - 1) == '-' && isBlank(close - 2);
            literal(literal, left ? withoutBlanks(literal, open) : open);
            int from = open + (left ? 3 : 2);
            parts.add(
                    new Part(true, new Span(open, close + 2), new Span(from, Math.max(from, close - (right ? 1 : 0)))));
            literal = right ? afterBlanks(close + 2) : close + 2;
            open = text.indexOf("{{", close + 2);
        }
        literal(literal, text.length());
        return parts;
    }

    private void literal(int from, int to) {
        if (from < to) {
            parts.add(new Part(false, new Span(from, to), new Span(from, to)));
        }
    }

    private boolean isBlank(int at) {
        return at < text.length()
                && (Character.isWhitespace(text.charAt(at))
                        || text.startsWith("/*", at)
                        || text.startsWith("*/", at - 1));
    }

    private int withoutBlanks(int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int afterBlanks(int from) {
        int start = from;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Returns where the braces close; those within strings and comments do not. */
    private int end(int from) {
        int start = text.startsWith("-", from) ? from + 2 : from;
        if (text.startsWith("/*", start) || text.startsWith("/*", from)) {
            int comment = text.indexOf("*/", from);
            return comment < 0 ? -1 : text.indexOf("}}", comment);
        }
        char quote = 0;
        for (int i = from; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '}' && text.charAt(i + 1) == '}') {
                return i;
            }
            if (quote == '"' && c == '\\') {
                i++;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '`')) {
                quote = c;
            }
        }
        return -1;
    }
}
