package dev.undebug.read.provision;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Templates;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the languages of Chef and Puppet have in common: texts in quotes, here-documents, lists and mappings. What is not
 * understood is skipped.
 */
abstract class CodeScanner extends CodeCursor {
    private static final int MAX_INSERTED = 500;
    private static final int MAX_UNCLOSED = 20;
    private static final Pattern INDENT = Pattern.compile("[ \\t]*+");

    private int unclosed;

    CodeScanner(SourceFile file) {
        super(file);
    }

    /** Returns where what is put into a text ends that begins at an index; the index where nothing does. */
    abstract int insertedTo(int index);

    /** Returns the value that begins here. */
    abstract CodeValue value(int depth);

    /** Reads a text in quotes, a list or a mapping, which Ruby and Puppet write alike; empty where none begins. */
    final Optional<CodeValue> enclosed(int depth) {
        int start = at;
        char c = peek(0);
        switch (c) {
            case '"', '\'' -> {
                advance(1);
                return Optional.of(quoted(start, c, c == '"'));
            }
            case '[' -> {
                advance(1);
                List<CodeValue> elements = elements(']', depth);
                return Optional.of(CodeValue.list(new Span(start, at), elements));
            }
            case '{' -> {
                advance(1);
                return Optional.of(mapping(start, depth));
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    /** Reads a text to what closes it. */
    CodeValue quoted(int start, char close, boolean inserts) {
        int from = at;
        while (!atEnd() && peek(0) != close) {
            int inserted = inserts ? insertedTo(at) : at;
            at = inserted > at ? inserted : Math.min(at + (peek(0) == '\\' ? 2 : 1), text.length());
        }
        MappedText content = content(new Span(from, at), inserts, inserts, 0);
        advance(1);
        return CodeValue.text(CodeValue.Kind.TEXT, new Span(start, at), content);
    }

    /** Skips a text in quotes; a quote that has none to close it on its line stands for something else. */
    void skipQuoted(char quote) {
        int from = at++;
        quoted(from, quote, quote == '"');
        if (text.substring(from, at).indexOf('\n') >= 0) {
            at = from + 1;
        }
    }

    /**
     * Reads a here-document, whose text begins on the next line.
     *
     * @param end what its last line consists of
     */
    CodeValue heredoc(int start, Pattern end, boolean inserts, boolean trims) {
        int lineEnd = at;
        while (lineEnd < text.length() && text.charAt(lineEnd) != '\n') {
            lineEnd++;
        }
        int from = afterLine(lineEnd);
        int line = from;
        while (line < text.length() && unclosed < MAX_UNCLOSED) {
            int stop = text.indexOf('\n', line);
            int next = stop < 0 ? text.length() : stop + 1;
            if (end.matcher(text).region(line, next).matches()) {
                document(lineEnd, next);
                Span body = new Span(from, line);
                MappedText content = content(body, inserts, false, trims ? indent(body) : 0);
                return CodeValue.text(CodeValue.Kind.TEXT, new Span(start, at), content);
            }
            line = next;
        }
        unclosed++;
        return CodeValue.unknown(new Span(start, at));
    }

    private int indent(Span body) {
        int indent = Integer.MAX_VALUE;
        int line = body.start();
        while (line < body.end()) {
            int stop = text.indexOf('\n', line);
            int next = stop < 0 || stop >= body.end() ? body.end() : stop + 1;
            Matcher blank = INDENT.matcher(text).region(line, next);
            int width = blank.lookingAt() ? blank.end() - line : 0;
            boolean empty = line + width >= next || isLineEnd(text.charAt(line + width));
            indent = empty ? indent : Math.min(indent, width);
            line = next;
        }
        return indent == Integer.MAX_VALUE ? 0 : indent;
    }

    private MappedText content(Span span, boolean inserts, boolean escapes, int indent) {
        MappedText.Builder content = new MappedText.Builder(span.start());
        int index = span.start();
        boolean lineStart = true;
        while (index < span.end()) {
            if (lineStart) {
                int width = 0;
                while (width < indent && index < span.end() && " \t".indexOf(text.charAt(index)) >= 0) {
                    index++;
                    width++;
                }
                lineStart = false;
                continue;
            }
            char c = text.charAt(index);
            int inserted = inserts ? Math.min(insertedTo(index), span.end()) : index;
            int next = index + 1;
            if (inserted > index) {
                content.append(Templates.UNKNOWN, index, inserted);
                next = inserted;
            } else if (c == '\\' && index + 1 < span.end() && (escapes || "'\\".indexOf(text.charAt(index + 1)) >= 0)) {
                next = index + 2;
                content.append(escaped(text.charAt(index + 1), escapes), index, next);
            } else {
                content.append(c, index, next);
            }
            lineStart = c == '\n';
            index = next;
        }
        return content.build();
    }

    private static char escaped(char c, boolean escapes) {
        int kind = escapes ? "ntr".indexOf(c) : -1;
        return kind < 0 ? c : "\n\t\r".charAt(kind);
    }

    /** Returns the index behind the brace that closes the one at an index; the index itself where it is far. */
    int behindBraces(int index, int open) {
        int depth = 0;
        int most = Math.min(text.length(), index + MAX_INSERTED);
        for (int i = open; i < most; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return index;
    }

    /** Reads the values between brackets, of which the opening one is read already. */
    List<CodeValue> elements(char close, int depth) {
        List<CodeValue> elements = new ArrayList<>();
        skip(true);
        while (!atEnd() && peek(0) != close && !exhausted(depth)) {
            int before = at;
            elements.add(value(depth + 1));
            skip(true);
            if (peek(0) == ',' || at == before) {
                advance(1);
                skip(true);
            }
        }
        advance(1);
        return elements;
    }

    /** Reads a mapping between braces, of which the opening one is read already. */
    CodeValue mapping(int start, int depth) {
        List<CodeValue.Entry> entries = new ArrayList<>();
        skip(true);
        while (!atEnd() && peek(0) != '}' && !exhausted(depth)) {
            int before = at;
            entry(depth).ifPresent(entries::add);
            skip(true);
            if (peek(0) == ',' || at == before) {
                advance(1);
                skip(true);
            }
        }
        advance(1);
        return CodeValue.map(new Span(start, at), entries);
    }

    /** Reads a key and its value; empty where what stands here is something else. */
    Optional<CodeValue.Entry> entry(int depth) {
        CodeValue key = value(depth + 1);
        skip(true);
        if (!startsWith("=>")) {
            return Optional.empty();
        }
        advance(2);
        skip(true);
        return Optional.of(new CodeValue.Entry(key.text().text(), key.span(), value(depth + 1)));
    }

    /** Skips what is left of an expression that is computed: to the end of its line, or what ends or closes it. */
    CodeValue rest(int start, int depth) {
        int open = 0;
        while (!atEnd() && !exhausted(depth)) {
            char c = peek(0);
            boolean closes = c == ')' || c == ']' || c == '}';
            if (open == 0 && (closes || c == ',' || c == ';' || isLineEnd(c))) {
                break;
            }
            if (c == '"' || c == '\'') {
                skipQuoted(c);
            } else if (isLineEnd(c)) {
                lineEnd();
            } else {
                open += closes ? -1 : c == '(' || c == '[' || c == '{' ? 1 : 0;
                at++;
            }
        }
        int end = at;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return CodeValue.unknown(new Span(start, end));
    }
}
