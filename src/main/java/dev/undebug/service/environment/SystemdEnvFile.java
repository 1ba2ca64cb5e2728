package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses an env file like systemd: a comment has a line of its own, so that {@code FLASK_DEBUG=0 # off} sets {@code 0 #
 * off}, and a reference stays as written.
 */
final class SystemdEnvFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

    /** The characters that a backslash in double quotes takes away from. */
    private static final String ESCAPED = "\"\\`$";

    private final SourceFile file;
    private final String text;
    private final List<EnvVar> variables = new ArrayList<>();
    private int at;

    private SystemdEnvFile(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    static List<EnvVar> read(SourceFile file) {
        SystemdEnvFile parser = new SystemdEnvFile(file);
        while (parser.at < parser.text.length()) {
            parser.line();
        }
        return parser.variables;
    }

    private void line() {
        skipBlanks();
        int start = at;
        boolean remark = at < text.length() && (text.charAt(at) == '#' || text.charAt(at) == ';');
        while (at < text.length() && !isLineEnd() && (remark || text.charAt(at) != '=')) {
            at++;
        }
        if (at == text.length() || isLineEnd()) {
            at++;
            return;
        }
        String name = text.substring(start, at).stripTrailing();
        at++;
        skipBlanks();
        int from = at;
        String value = value();
        int end = Math.min(at, text.length());
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        at++;
        if (NAME.matcher(name).matches()) {
            Span written = new Span(from, end);
            variables.add(new EnvVar(name, Optional.of(value), file.place(new Span(start, end)), written));
        }
    }

    /** Reads to the end of the line; quotes count only in front of other characters. */
    private String value() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !isLineEnd()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                quoted(c, value);
                skipBlanks();
            } else {
                plain(value);
            }
        }
        return value.toString();
    }

    private void quoted(char quote, StringBuilder value) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            boolean escapes = quote == '"' && c == '\\' && at + 1 < text.length();
            if (escapes && text.charAt(at + 1) == '\n') {
                at++;
            } else if (escapes && ESCAPED.indexOf(text.charAt(at + 1)) >= 0) {
                at++;
                value.append(text.charAt(at));
            } else {
                value.append(c);
            }
            at++;
        }
        at++;
    }

    /** White space at the end is no part of the value. */
    private void plain(StringBuilder value) {
        int kept = value.length();
        while (at < text.length() && !isLineEnd()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                if (at < text.length() && !isLineEnd()) {
                    value.append(text.charAt(at));
                }
                kept = value.length();
            } else {
                value.append(c);
                kept = Character.isWhitespace(c) ? kept : value.length();
            }
            at++;
        }
        value.setLength(kept);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at)) && !isLineEnd()) {
            at++;
        }
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }
}
