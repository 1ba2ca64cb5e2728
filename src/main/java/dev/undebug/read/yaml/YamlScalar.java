package dev.undebug.read.yaml;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Maps each character of a scalar's value to its place in the file. The parser's value is right; this follows it
 * through the raw text and, if that fails, gives every character the whole scalar as its place.
 */
final class YamlScalar {
    private final String raw;
    private final Span span;
    private final ScalarStyle style;
    private final MappedText.Builder mapped;
    private int at;
    private int escapeStart = -1;

    private YamlScalar(SourceFile file, Span span, ScalarStyle style) {
        this.raw = file.text();
        this.span = span;
        this.style = style;
        this.at = bodyStart();
        this.mapped = new MappedText.Builder(at);
    }

    static MappedText text(SourceFile file, Span span, ScalarStyle style, String value) {
        YamlScalar scalar = new YamlScalar(file, span, style);
        for (int i = 0; i < value.length(); i++) {
            if (!scalar.follow(value.charAt(i))) {
                return MappedText.at(value, span);
            }
        }
        return scalar.mapped.build();
    }

    private int bodyStart() {
        if (isBlock()) {
            int end = span.start();
            while (end < span.end() && raw.charAt(end) != '\n' && raw.charAt(end) != '\r') {
                end++;
            }
            return end;
        }
        boolean quoted = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
        return Math.min(quoted ? span.start() + 1 : span.start(), span.end());
    }

    private boolean isBlock() {
        return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }

    private boolean follow(char c) {
        if (Character.isLowSurrogate(c) && at == escapeStart + 10 && raw.startsWith("\\U", escapeStart)) {
            // The second half of a surrogate pair that is written as one escape.
            mapped.append(c, escapeStart, at);
            return true;
        }
        skipEscapedLineEnds();
        if (style == ScalarStyle.DOUBLE_QUOTED && peek(0) == '\\') {
            return escape(c);
        }
        if (c == ' ' || c == '\n' || c == '\t') {
            blank(c);
            return true;
        }
        skipBlanks();
        if (peek(0) != c || at >= span.end()) {
            return false;
        }
        boolean doubled = style == ScalarStyle.SINGLE_QUOTED && c == '\'';
        take(c, doubled ? 2 : 1);
        return true;
    }

    /**
     * Maps white space of the value. In the file it is the same, a line end with the white space around it, or missing.
     */
    private void blank(char c) {
        boolean atHeader = isBlock() && mapped.length() == 0;
        if (peek(0) == c && !atHeader) {
            take(c, 1);
            return;
        }
        int from = at;
        skipBlanks();
        mapped.append(c, from, at);
    }

    private void skipEscapedLineEnds() {
        while (style == ScalarStyle.DOUBLE_QUOTED && peek(0) == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
            at++;
            skipBlanks();
        }
    }

    private boolean escape(char c) {
        char kind = peek(1);
        int length = kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
        if (at + length > span.end()) {
            return false;
        }
        escapeStart = at;
        take(c, length);
        return true;
    }

    private void take(char c, int length) {
        mapped.append(c, at, Math.min(at + length, span.end()));
        at = Math.min(at + length, span.end());
    }

    private void skipBlanks() {
        while (at < span.end() && Character.isWhitespace(raw.charAt(at))) {
            at++;
        }
    }

    private char peek(int ahead) {
        return at + ahead < span.end() ? raw.charAt(at + ahead) : '\0';
    }
}
