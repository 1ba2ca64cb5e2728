package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a PowerShell script. A backquote or a comma at the end and an open literal continue one; a semicolon ends a command, and
 * so do the braces of a block: the opening one is the last of its line, and the closing one the first.
 */
final class PowerShellLines {
    /** The sign behind which a line goes to the program as it is. */
    private static final String VERBATIM = "--%";

    private final MappedText script;
    private final List<MappedText> lines = new ArrayList<>();
    private MappedText.Builder line;
    private char quote;
    private int parentheses;
    /** The last sign of the line that is no blank. */
    private char last;

    private boolean verbatim;

    private PowerShellLines(MappedText script) {
        this.script = script;
        this.line = new MappedText.Builder(script.span().start());
    }

    static List<MappedText> of(MappedText script) {
        return new PowerShellLines(withoutComments(script)).all();
    }

    private static MappedText withoutComments(MappedText script) {
        MappedText.Builder kept = new MappedText.Builder(script.span().start());
        int from = 0;
        int start = script.text().indexOf("<#");
        int end = script.text().indexOf("#>", Math.max(0, start));
        while (start >= 0 && end >= 0) {
            kept.append(script, from, start);
            from = end + 2;
            start = script.text().indexOf("<#", from);
            end = script.text().indexOf("#>", Math.max(from, start));
        }
        kept.append(script, from, script.length());
        return kept.build();
    }

    private List<MappedText> all() {
        int at = 0;
        while (at < script.length()) {
            at = next(at);
        }
        end(script.length());
        return lines;
    }

    private int next(int at) {
        char c = script.charAt(at);
        int literal = quote == 0 ? PowerShellLiteral.end(script, at) : at;
        if (literal > at) {
            line.append(script, at, literal);
            last = script.charAt(literal - 1);
            return literal;
        }
        boolean lineEnd = script.peek(at + 1) == '\n' || script.peek(at + 1) == '\r';
        if (c == '`' && lineEnd) {
            return at + (script.peek(at + 1) == '\r' && script.peek(at + 2) == '\n' ? 3 : 2);
        }
        boolean ends = c == '\n' || c == '\r';
        if (ends && quote == 0 && last == ',' && !verbatim) {
            line.append(" ", script.span(at, at + 1));
            return at + 1;
        }
        if (ends) {
            quote = 0;
            parentheses = 0;
            end(at);
            return at + 1;
        }
        return quote == 0 ? unquoted(at, c) : quoted(at, c);
    }

    private int quoted(int at, char c) {
        if (c == '`' && quote == '"' && at + 1 < script.length()) {
            line.append(script, at, at + 2);
            return at + 2;
        }
        quote = c == quote ? 0 : quote;
        line.append(script, at, at + 1);
        return at + 1;
    }

    private int unquoted(int at, char c) {
        if (c == '#' && beginsWord(at)) {
            return lineEnd(at);
        }
        last = Character.isWhitespace(c) ? last : c;
        verbatim |= script.text().startsWith(VERBATIM, at);
        boolean block = parentheses == 0 && !isVariable(at);
        if (c == ';') {
            end(at);
            return at + 1;
        }
        if (block && c == '}') {
            end(at);
        }
        quote = c == '"' || c == '\'' ? c : 0;
        parentheses = Math.max(0, parentheses + (c == '(' ? 1 : c == ')' ? -1 : 0));
        if (c == '$' && script.peek(at + 1) == '{') {
            int close = Math.min(lineEnd(at), after(at));
            line.append(script, at, close);
            return close;
        }
        line.append(script, at, at + 1);
        if (block && c == '{') {
            end(at + 1);
        }
        return at + 1;
    }

    /** Returns whether a brace belongs to a table that nothing closes. */
    private boolean isVariable(int at) {
        return at > 0 && script.charAt(at - 1) == '@';
    }

    /** Returns the index after the name of a variable in braces. */
    private int after(int at) {
        int close = script.text().indexOf('}', at);
        return close < 0 ? script.length() : close + 1;
    }

    private boolean beginsWord(int at) {
        return at == 0 || Character.isWhitespace(script.charAt(at - 1)) || "{};(".indexOf(script.charAt(at - 1)) >= 0;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < script.length() && script.charAt(at) != '\n' && script.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private void end(int at) {
        MappedText whole = line.build().strip();
        if (!whole.isEmpty()) {
            lines.add(whole);
        }
        line = new MappedText.Builder(script.span(at, at).start());
        last = 0;
        verbatim = false;
    }
}
