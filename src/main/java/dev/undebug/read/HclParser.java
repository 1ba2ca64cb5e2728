package dev.undebug.read;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses Terraform's language. What it does not understand is skipped, and depth and size are bounded. */
final class HclParser {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 20_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]{0,200}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][\\w.*-]{0,300}");
    private static final Pattern WORD = Pattern.compile("true|false|-?[0-9][0-9.]{0,20}");
    private static final Pattern HEREDOC = Pattern.compile("<<-?([A-Za-z_]\\w{0,60})[ \\t]{0,9}\\r?\\n");
    private static final Pattern ONLY = Pattern.compile("\\$\\{\\s{0,9}(var\\.[\\w-]{1,100})\\s{0,9}}");

    private final SourceFile file;
    private final String text;
    private int at;
    private int nodes;

    private HclParser(SourceFile file) {
        this.file = file;
        this.text = file.text();
        this.at = Lines.start(file);
    }

    static HclBody parse(SourceFile file) {
        return new HclParser(file).body(0);
    }

    private boolean exhausted(int depth) {
        return depth > MAX_DEPTH || nodes++ > MAX_NODES;
    }

    /** Reads to the brace that closes the block, or to the end. */
    private HclBody body(int depth) {
        List<HclValue.Entry> attributes = new ArrayList<>();
        List<HclBody.Block> blocks = new ArrayList<>();
        if (exhausted(depth)) {
            at = text.length();
        }
        skip(true);
        while (at < text.length() && text.charAt(at) != '}' && nodes <= MAX_NODES) {
            statement(depth, attributes, blocks);
            skip(true);
        }
        at = Math.min(at + 1, text.length());
        return new HclBody(attributes, blocks);
    }

    private void statement(int depth, List<HclValue.Entry> attributes, List<HclBody.Block> blocks) {
        nodes++;
        int start = at;
        String name = name();
        if (name.isEmpty()) {
            at++;
            return;
        }
        Span key = new Span(start, at);
        List<String> labels = new ArrayList<>();
        skip(false);
        while (at < text.length()
                && (text.charAt(at) == '"'
                        || NAME.matcher(text).region(at, text.length()).lookingAt())) {
            labels.add(name());
            skip(false);
        }
        char c = peek();
        if (c == '{') {
            Span span = new Span(start, at);
            at++;
            blocks.add(new HclBody.Block(name, labels, span, body(depth + 1)));
        } else if (c == '=' && labels.isEmpty()) {
            at++;
            attributes.add(new HclValue.Entry(name, key, value(depth + 1)));
        }
    }

    /** Reads a name or a text without expressions. */
    private String name() {
        if (peek() == '"') {
            return string().text().text();
        }
        Matcher matcher = NAME.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }

    private HclValue value(int depth) {
        skip(false);
        HclValue value = primary(depth);
        int end = at;
        skip(false);
        if (at < text.length() && "?+-*/%=!<>&|.[".indexOf(text.charAt(at)) >= 0) {
            rest();
            return HclValue.of(HclValue.Kind.UNKNOWN, new Span(value.span().start(), at), value.text());
        }
        at = end;
        return value;
    }

    private HclValue primary(int depth) {
        int start = at;
        if (exhausted(depth)) {
            at = text.length();
            return unknown(start);
        }
        char c = peek();
        if (c == '"') {
            return string();
        }
        if (c == '<') {
            return heredoc();
        }
        if (c == '[') {
            return list(depth);
        }
        if (c == '{') {
            return object(depth);
        }
        Matcher matcher = PATH.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            rest();
            return unknown(start);
        }
        at = matcher.end();
        MappedText name = MappedText.of(file, new Span(start, at));
        if (peek() == '(') {
            List<HclValue> arguments = elements(depth, ')');
            return new HclValue(HclValue.Kind.CALL, new Span(start, at), name, arguments, List.of());
        }
        boolean word = WORD.matcher(matcher.group()).matches();
        return HclValue.of(word ? HclValue.Kind.WORD : HclValue.Kind.REFERENCE, new Span(start, at), name);
    }

    private HclValue unknown(int start) {
        Span span = new Span(start, Math.max(start, at));
        return HclValue.of(HclValue.Kind.UNKNOWN, span, MappedText.at("", span));
    }

    private HclValue list(int depth) {
        int start = at;
        List<HclValue> elements = elements(depth, ']');
        Span span = new Span(start, at);
        return new HclValue(HclValue.Kind.LIST, span, MappedText.at("", span), elements, List.of());
    }

    /** Reads what stands between brackets, from the opening to behind the closing one. */
    private List<HclValue> elements(int depth, char close) {
        List<HclValue> elements = new ArrayList<>();
        at++;
        skip(true);
        while (at < text.length() && text.charAt(at) != close && nodes <= MAX_NODES) {
            int before = at;
            elements.add(value(depth + 1));
            skip(true);
            if (peek() == ',' || at == before) {
                at++;
                skip(true);
            }
        }
        at = Math.min(at + 1, text.length());
        return elements;
    }

    private HclValue object(int depth) {
        int start = at;
        List<HclValue.Entry> entries = new ArrayList<>();
        at++;
        skip(true);
        while (at < text.length() && text.charAt(at) != '}' && nodes <= MAX_NODES) {
            int from = at;
            String key = name();
            Span span = new Span(from, at);
            skip(false);
            if (!key.isEmpty() && (peek() == '=' || peek() == ':')) {
                at++;
                entries.add(new HclValue.Entry(key, span, value(depth + 1)));
            } else {
                at = Math.min(Math.max(at, from + 1), text.length());
            }
            skip(true);
            if (peek() == ',') {
                at++;
                skip(true);
            }
        }
        at = Math.min(at + 1, text.length());
        Span span = new Span(start, at);
        return new HclValue(HclValue.Kind.OBJECT, span, MappedText.at("", span), List.of(), entries);
    }

    /** Reads a text in quotes, which ends on its line unless an expression in it goes on. */
    private HclValue string() {
        int start = at++;
        MappedText.Builder builder = new MappedText.Builder(at);
        boolean known = true;
        while (at < text.length() && text.charAt(at) != '"' && !isLineEnd(text.charAt(at))) {
            char c = text.charAt(at);
            if ((c == '$' || c == '%') && peek(1) == '{') {
                int from = at;
                boolean escaped = peek(-1) == c;
                expression();
                known &= escaped;
                builder.appendRaw(text, new Span(from, at));
            } else if (c == '\\' && at + 1 < text.length()) {
                builder.append(escaped(text.charAt(at + 1)), at, at + 2);
                at += 2;
            } else {
                builder.append(c, at, at + 1);
                at++;
            }
        }
        at = Math.min(at + (peek() == '"' ? 1 : 0), text.length());
        MappedText value = builder.build();
        Span span = new Span(start, at);
        Matcher only = ONLY.matcher(value.text());
        if (!known && only.matches()) {
            return HclValue.of(HclValue.Kind.REFERENCE, span, MappedText.at(only.group(1), span));
        }
        return HclValue.of(known ? HclValue.Kind.TEXT : HclValue.Kind.UNKNOWN, span, value);
    }

    private static char escaped(char c) {
        return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }

    /** Skips an expression within a text. */
    private void expression() {
        int depth = 0;
        do {
            char c = text.charAt(at++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (isLineEnd(c)) {
                return;
            }
        } while (at < text.length() && (depth > 0 || text.charAt(at) == '{'));
    }

    private HclValue heredoc() {
        int start = at;
        Matcher matcher = HEREDOC.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            rest();
            return unknown(start);
        }
        int from = matcher.end();
        int line = from;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int stop = end < 0 ? text.length() : end;
            if (text.substring(line, Math.min(stop, line + 200)).strip().equals(matcher.group(1))) {
                at = stop;
                Span span = new Span(from, line);
                return HclValue.of(HclValue.Kind.TEXT, span, MappedText.of(file, span));
            }
            line = stop + 1;
        }
        at = text.length();
        return unknown(start);
    }

    /** Skips what is left of an expression: to the end of its line, or what closes what it stands in. */
    private void rest() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            boolean closes = c == ')' || c == ']' || c == '}';
            if (depth == 0 && (closes || c == ',' || isLineEnd(c))) {
                return;
            }
            depth += closes ? -1 : c == '(' || c == '[' || c == '{' ? 1 : 0;
            at++;
        }
    }

    /** Skips white space and comments. */
    private void skip(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                while (at < text.length() && !isLineEnd(text.charAt(at))) {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (c == ' ' || c == '\t' || (lines && Character.isWhitespace(c))) {
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
    }
}
