package dev.undebug.read.shell.program;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;

/** Splits a script of fish or csh into commands, which end with a line or a semicolon. */
final class CommandSplitter {
    private final MappedText script;
    private final boolean multiline;
    private final List<MappedText> commands = new ArrayList<>();
    private MappedText.Builder command;
    private char quote;
    private int parentheses;

    /** @param multiline whether texts in quotes and parentheses go on in the next line */
    private CommandSplitter(MappedText script, boolean multiline) {
        this.script = script;
        this.multiline = multiline;
        this.command = new MappedText.Builder(script.span().start());
    }

    static List<MappedText> commands(MappedText script, boolean multiline) {
        return new CommandSplitter(script, multiline).all();
    }

    /**
     * A command of a chain.
     *
     * @param or whether it runs if the one before it fails, not if that succeeds
     */
    record Link(boolean or, MappedText command) {}

    /** Returns the commands between {@code &&} and {@code ||}. */
    static List<Link> chain(MappedText command) {
        List<Link> links = new ArrayList<>();
        char quote = 0;
        int from = 0;
        int open = 0;
        boolean or = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            boolean sign = quote == 0 && open == 0 && (c == '&' || c == '|') && command.peek(i + 1) == c;
            if (sign) {
                links.add(new Link(or, command.sub(from, i).strip()));
                or = c == '|';
                i++;
                from = i + 1;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else {
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        links.add(new Link(
                or,
                command.sub(Math.min(from, command.length()), command.length()).strip()));
        return links;
    }

    private List<MappedText> all() {
        int at = 0;
        while (at < script.length()) {
            at = next(at);
        }
        end(script.length());
        return commands;
    }

    private int next(int at) {
        char c = script.charAt(at);
        boolean lineEnd = c == '\n' || c == '\r';
        if (lineEnd && !multiline) {
            quote = 0;
            parentheses = 0;
        }
        if (c == '\\' && quote != '\'') {
            return escaped(at);
        }
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '#' && beginsWord(at)) {
            return lineEnd(at);
        } else if ((lineEnd || c == ';') && parentheses == 0) {
            end(at);
            return at + 1;
        } else if (c == '"' || c == '\'' || c == '`') {
            quote = c;
        } else if (c == '(' || c == ')') {
            parentheses = Math.max(0, parentheses + (c == '(' ? 1 : -1));
        }
        command.append(script, at, at + 1);
        return at + 1;
    }

    /** A backslash at its end continues a line. */
    private int escaped(int at) {
        boolean windows = script.peek(at + 1) == '\r' && script.peek(at + 2) == '\n';
        if (windows || script.peek(at + 1) == '\n') {
            return at + (windows ? 3 : 2);
        }
        int after = Math.min(script.length(), at + 2);
        command.append(script, at, after);
        return after;
    }

    private boolean beginsWord(int at) {
        return at == 0 || Character.isWhitespace(script.charAt(at - 1)) || script.charAt(at - 1) == ';';
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < script.length() && script.charAt(at) != '\n' && script.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private void end(int at) {
        MappedText whole = command.build().strip();
        if (!whole.isEmpty()) {
            commands.add(whole);
        }
        command = new MappedText.Builder(script.span(at, at).start());
    }
}
