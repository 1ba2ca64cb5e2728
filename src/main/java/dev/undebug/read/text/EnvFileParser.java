package dev.undebug.read.text;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses an env file like python-dotenv, which Flask uses. */
public final class EnvFileParser {
    private static final int MAX_VALUE = 256;

    /** Lines that set variables, are empty or remarks. */
    private static final Pattern PLAIN = Pattern.compile("(?:[ \\t]*+(?:#[^\\n]*+|(?:export[ \\t]++)?+\\w++="
            + "(?:\"[^\"\\n$`\\\\]*+\"|'[^'\\n]*+'|[^\\s\"'$`();&|\\\\]*+)[ \\t]*+(?:#[^\\n]*+)?+)?+\\r?+(?:\\n|$))*+");

    private final SourceFile file;
    private final String text;
    private final List<EnvVar> variables = new ArrayList<>();
    private final Map<String, Optional<String>> values = new HashMap<>();
    private final Map<String, Integer> unsetBefore = new HashMap<>();
    private int at;

    private EnvFileParser(SourceFile file) {
        this.file = file;
        this.text = file.text();
        this.at = Lines.start(file);
    }

    public static List<EnvVar> read(SourceFile file) {
        EnvFileParser parser = new EnvFileParser(file);
        while (parser.hasNext()) {
            parser.binding();
        }
        return parser.variables();
    }

    /** Returns whether each line sets a variable, or is empty or a remark: another file is a script of its own for a shell. */
    public static boolean isPlain(SourceFile file) {
        return PLAIN.matcher(file.text()).matches();
    }

    private List<EnvVar> variables() {
        List<EnvVar> set = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            if (i >= unsetBefore.getOrDefault(variables.get(i).name(), 0)) {
                set.add(variables.get(i));
            }
        }
        return set;
    }

    private boolean hasNext() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void binding() {
        skipExport();
        int start = at;
        Span key = key();
        skipBlanks();
        if (!key.isEmpty() && peek() == '=') {
            at++;
            skipBlanks();
            value(start, key);
        } else if (!key.isEmpty() && endsLine()) {
            unset(file.slice(key));
        }
        skipLine();
    }

    /** A name without {@code =} discards earlier values. */
    private void unset(String name) {
        values.put(name, Optional.of(""));
        unsetBefore.put(name, variables.size());
    }

    private void skipExport() {
        int after = at + "export".length();
        if (text.startsWith("export", at) && after < text.length() && isBlank(text.charAt(after))) {
            at = after;
            skipBlanks();
        }
    }

    /** Reads a name; an empty span means that the line has no name: it is a comment or an error. */
    private Span key() {
        int from = at;
        if (peek() == '\'') {
            int close = text.indexOf('\'', at + 1);
            if (close < 0) {
                return new Span(from, from);
            }
            at = close + 1;
            return new Span(from + 1, close);
        }
        while (at < text.length() && peek() != '=' && peek() != '#' && !isSpace(peek())) {
            at++;
        }
        return new Span(from, at);
    }

    private void value(int start, Span key) {
        int from = at;
        char quote = peek();
        String value;
        if (quote == '\'' || quote == '"') {
            int close = closingQuote(quote);
            if (close < 0) {
                return;
            }
            value = unescaped(new Span(at + 1, close), quote);
            at = close + 1;
        } else {
            value = unquoted();
        }
        int end = at;
        if (endsLine()) {
            add(key, value, new Span(start, end), new Span(from, end));
        }
    }

    /** Finds the closing quote; a quote after a backslash closes the value only if no other does. */
    private int closingQuote(char quote) {
        int escaped = -1;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i++;
                escaped = i;
            }
        }
        return escaped;
    }

    private String unescaped(Span span, char quote) {
        String from = quote == '\'' ? "\\'" : "\\'\"abfnrtv";
        String to = quote == '\'' ? "\\'" : "\\'\"\u0007\b\f\n\r\t\u000b";
        StringBuilder value = new StringBuilder();
        for (int i = span.start(); i < span.end(); i++) {
            int kind = text.charAt(i) == '\\' && i + 1 < span.end() ? from.indexOf(text.charAt(i + 1)) : -1;
            if (kind >= 0) {
                value.append(to.charAt(kind));
                i++;
            } else {
                value.append(text.charAt(i));
            }
        }
        return value.toString();
    }

    /** Reads to the end of the line, or to a {@code #} after white space. */
    private String unquoted() {
        int from = at;
        while (at < text.length() && !isLineEnd(peek()) && !startsComment(from)) {
            at++;
        }
        while (at > from && isSpace(text.charAt(at - 1))) {
            at--;
        }
        return text.substring(from, at);
    }

    private boolean startsComment(int from) {
        return peek() == '#' && at > from && isSpace(text.charAt(at - 1));
    }

    /** Returns whether only white space and a comment follow on the line. */
    private boolean endsLine() {
        skipBlanks();
        return at == text.length() || isLineEnd(peek()) || peek() == '#';
    }

    private void add(Span key, String raw, Span whole, Span valueSpan) {
        Optional<String> value = interpolated(raw);
        String name = file.slice(key);
        values.put(name, value.filter(known -> known.length() <= MAX_VALUE));
        variables.add(new EnvVar(name, value, file.place(whole), valueSpan));
    }

    /** Substitutes {@code ${NAME}} and {@code ${NAME:-default}}; empty if a value is unknown. */
    private Optional<String> interpolated(String raw) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        int open = raw.indexOf("${");
        while (open >= 0) {
            int close = raw.indexOf('}', open);
            if (close < 0) {
                break;
            }
            Optional<String> value = reference(raw.substring(open + 2, close));
            if (value.isEmpty()) {
                return value;
            }
            result.append(raw, from, open).append(value.get());
            from = close + 1;
            open = raw.indexOf("${", from);
        }
        return Optional.of(result.append(raw, from, raw.length()).toString());
    }

    private Optional<String> reference(String reference) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        if (values.containsKey(name)) {
            return values.getOrDefault(name, Optional.empty());
        }
        return colon >= 0 && reference.startsWith(":-", colon)
                ? Optional.of(reference.substring(colon + 2))
                : Optional.empty();
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(peek())) {
            at++;
        }
    }

    private void skipLine() {
        while (at < text.length() && !isLineEnd(peek())) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isBlank(char c) {
        return isSpace(c) && !isLineEnd(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
