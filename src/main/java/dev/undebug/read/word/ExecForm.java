package dev.undebug.read.word;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exec form of a Dockerfile: a JSON array of strings. Anything else is the shell form, as in Docker. */
public final class ExecForm {
    private final MappedText in;
    private int at;

    private ExecForm(MappedText in) {
        this.in = in;
    }

    public static Optional<List<Token>> read(MappedText in) {
        return new ExecForm(in).array();
    }

    private Optional<List<Token>> array() {
        List<Token> tokens = new ArrayList<>();
        if (!take('[')) {
            return Optional.empty();
        }
        boolean more = !take(']');
        while (more) {
            Optional<Token> token = string();
            if (token.isEmpty()) {
                return Optional.empty();
            }
            tokens.add(token.get());
            more = take(',');
            if (!more && !take(']')) {
                return Optional.empty();
            }
        }
        skipBlanks();
        return at == in.length() ? Optional.of(tokens) : Optional.empty();
    }

    private boolean take(char c) {
        skipBlanks();
        if (in.peek(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    private void skipBlanks() {
        while (at < in.length() && " \t\r\n".indexOf(in.charAt(at)) >= 0) {
            at++;
        }
    }

    private Optional<Token> string() {
        skipBlanks();
        int from = at;
        if (in.peek(at) != '"') {
            return Optional.empty();
        }
        at++;
        MappedText.Builder text = new MappedText.Builder(in.span(at, at).start());
        while (at < in.length() && in.charAt(at) != '"') {
            if (!character(text)) {
                return Optional.empty();
            }
        }
        if (at == in.length()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(Token.literal(text.build(), in.span(from, at)));
    }

    private boolean character(MappedText.Builder text) {
        if (in.charAt(at) != '\\') {
            text.append(in, at, at + 1);
            at++;
            return true;
        }
        int kind = "\"\\/bfnrt".indexOf(in.peek(at + 1));
        if (at + 1 < in.length() && kind >= 0) {
            text.append("\"\\/\b\f\n\r\t".substring(kind, kind + 1), in.span(at, at + 2));
            at += 2;
            return true;
        }
        return unicode(text);
    }

    private boolean unicode(MappedText.Builder text) {
        if (in.peek(at + 1) != 'u' || at + 6 > in.length()) {
            return false;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(in.charAt(i), 16);
            if (digit < 0) {
                return false;
            }
            code = code * 16 + digit;
        }
        text.append(String.valueOf((char) code), in.span(at, at + 6));
        at += 6;
        return true;
    }
}
