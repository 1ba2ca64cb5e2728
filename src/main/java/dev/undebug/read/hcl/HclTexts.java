package dev.undebug.read.hcl;

import dev.undebug.read.hcl.HclValue.Kind;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses HCL strings: quoted ones and heredocs. */
final class HclTexts {
    private static final Pattern HEREDOC = Pattern.compile("<<-?([A-Za-z_]\\w{0,60})[ \\t]{0,9}\\r?\\n");

    private final HclCursor cursor;
    private final HclExpressions expressions;

    HclTexts(HclCursor cursor, HclExpressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** Reads a quoted string, which ends on its line unless an expression in it continues. */
    HclValue string(int depth) {
        int start = cursor.at();
        cursor.move(start + 1);
        MappedText.Builder whole = new MappedText.Builder(cursor.at());
        List<HclValue> parts = new ArrayList<>();
        int from = cursor.at();
        MappedText.Builder plain = new MappedText.Builder(from);
        while (!cursor.atEnd() && cursor.peek() != '"' && !HclCursor.isLineEnd(cursor.peek())) {
            char c = cursor.peek();
            int at = cursor.at();
            if ((c == '$' || c == '%') && cursor.peek(1) == c && cursor.peek(2) == '{') {
                whole.append(c, at, at + 2);
                plain.append(c, at, at + 2);
                cursor.move(at + 2);
            } else if ((c == '$' || c == '%') && cursor.peek(1) == '{') {
                part(parts, plain, from);
                parts.add(expression(depth + 1));
                whole.appendRaw(cursor.text(), cursor.since(at));
                from = cursor.at();
                plain = new MappedText.Builder(from);
            } else if (c == '\\' && at + 1 < cursor.text().length()) {
                char escaped = escaped(cursor.peek(1));
                whole.append(escaped, at, at + 2);
                plain.append(escaped, at, at + 2);
                cursor.move(at + 2);
            } else {
                whole.append(c, at, at + 1);
                plain.append(c, at, at + 1);
                cursor.move(at + 1);
            }
        }
        if (!parts.isEmpty()) {
            part(parts, plain, from);
        }
        cursor.take("\"");
        Span span = cursor.since(start);
        return parts.isEmpty()
                ? HclValue.of(Kind.TEXT, span, whole.build())
                : new HclValue(Kind.TEMPLATE, span, whole.build(), parts, List.of());
    }

    private void part(List<HclValue> parts, MappedText.Builder plain, int from) {
        if (plain.length() > 0) {
            parts.add(HclValue.of(Kind.TEXT, cursor.since(from), plain.build()));
        }
    }

    private static char escaped(char c) {
        return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }

    /** Reads an expression in a string; if anything but its end follows, it is unknown. */
    private HclValue expression(int depth) {
        int start = cursor.at();
        boolean computed = cursor.peek() == '$';
        cursor.move(start + 2);
        cursor.take("~");
        boolean before = cursor.joinLines(false);
        HclValue value = expressions.value(depth);
        cursor.joinLines(before);
        cursor.skip(false);
        cursor.take("~");
        if (computed && cursor.take("}")) {
            return value;
        }
        close(start);
        Span span = cursor.since(start);
        return HclValue.of(Kind.UNKNOWN, span, MappedText.at("", span));
    }

    private void close(int start) {
        int depth = 0;
        cursor.move(start + 1);
        do {
            char c = cursor.peek();
            if (HclCursor.isLineEnd(c)) {
                return;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            cursor.move(cursor.at() + 1);
        } while (!cursor.atEnd() && depth > 0);
    }

    HclValue heredoc() {
        int start = cursor.at();
        Matcher matcher = cursor.matcher(HEREDOC);
        if (!matcher.lookingAt()) {
            cursor.rest();
            return HclValue.of(Kind.UNKNOWN, cursor.since(start), MappedText.at("", cursor.since(start)));
        }
        String text = cursor.text();
        int from = matcher.end();
        int line = from;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int stop = end < 0 ? text.length() : end;
            if (text.substring(line, Math.min(stop, line + 200)).strip().equals(matcher.group(1))) {
                cursor.move(stop);
                Span span = new Span(from, line);
                return HclValue.of(Kind.HEREDOC, span, MappedText.of(cursor.file(), span));
            }
            line = stop + 1;
        }
        cursor.move(text.length());
        return HclValue.of(Kind.UNKNOWN, cursor.since(start), MappedText.at("", cursor.since(start)));
    }
}
