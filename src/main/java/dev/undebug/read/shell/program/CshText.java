package dev.undebug.read.shell.program;

import dev.undebug.read.shell.program.BlockWriter.Kind;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script of csh as one of sh. */
final class CshText {
    private static final int MAX_COMMANDS = 4_000;
    private static final int MAX_DEPTH = 20;

    /** Commands that change only what this shell itself knows. */
    private static final Set<String> INNER =
            Set.of("set", "@", "alias", "unalias", "unset", "breaksw", "onintr", "goto", "rehash", "hash");

    private static final Pattern SETENV =
            Pattern.compile("setenv[ \\t]++(?<name>[A-Za-z_]\\w*+)(?:[ \\t]++(?<value>.*+))?+");
    private static final Pattern UNSETENV = Pattern.compile("unsetenv[ \\t]++(?<name>[A-Za-z_]\\w*+)");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*+\"|'[^']*+'|[^\\s;&|<>\"'()*?~{}\\[\\]]++");
    private static final Pattern SETS = Pattern.compile("(?:un)?setenv[ \\t]");
    private static final Pattern LEAVING = Pattern.compile("(?:exit|exec|break|continue)\\b");
    private static final Pattern LABEL = Pattern.compile("\\w++:");

    private final BlockWriter writer;

    private CshText(MappedText script) {
        this.writer = new BlockWriter(script);
    }

    /** Returns the text of sh that does the same. */
    static MappedText shell(MappedText script) {
        CshText text = new CshText(script);
        CommandSplitter.commands(script, false).stream()
                .takeWhile(Most.first(MAX_COMMANDS))
                .forEach(text::line);
        return text.writer.shell();
    }

    /** A chain of commands that sh has as well is one of sh. */
    private void line(MappedText line) {
        List<CommandSplitter.Link> chain = CommandSplitter.chain(line);
        if (chain.stream().noneMatch(link -> SETS.matcher(link.command().text()).lookingAt())) {
            command(line, 0);
            return;
        }
        for (CommandSplitter.Link link : chain) {
            boolean open = link.or() || LEAVING.matcher(link.command().text()).lookingAt();
            if (open && chain.size() > 1) {
                writer.condition(link.command().span());
                command(link.command(), 0);
                writer.end(link.command().span());
            } else {
                command(link.command(), 0);
            }
        }
    }

    private void command(MappedText command, int depth) {
        if (command.isEmpty() || depth > MAX_DEPTH) {
            return;
        }
        int wordEnd = wordEnd(command);
        String word = command.text().substring(0, wordEnd);
        MappedText rest = command.sub(wordEnd, command.length()).strip();
        switch (word) {
            case "if" -> condition(command, rest, depth);
            case "else" -> otherwise(command, rest);
            case "while" -> repeated(command, rest);
            case "foreach", "switch" -> writer.condition(command.span());
            case "case" -> writer.otherwise(true, command.span());
            case "default:" -> writer.otherwise(false, command.span());
            case "end", "endif", "endsw" -> writer.end(command.span());
            case "setenv" -> set(command);
            case "unsetenv" -> unset(command);
            case "exit" -> writer.command(command.sub(0, wordEnd));
            case "break", "continue" -> {
                if (writer.isIn(Kind.LOOP)) {
                    writer.command(command);
                }
            }
            default -> {
                if (!INNER.contains(word) && !LABEL.matcher(command.text()).matches()) {
                    writer.command(command);
                }
            }
        }
    }

    private static int wordEnd(MappedText text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '(') {
            end++;
        }
        return end;
    }

    /** A condition without {@code then} is that of the command behind it. */
    private void condition(MappedText command, MappedText rest, int depth) {
        writer.condition(command.span());
        MappedText branch = rest.sub(closing(rest), rest.length()).strip();
        if (!branch.text().equals("then")) {
            command(branch, depth + 1);
            writer.end(command.span());
        }
    }

    private void otherwise(MappedText command, MappedText rest) {
        writer.otherwise(rest.text().startsWith("if"), command.span());
    }

    private void repeated(MappedText command, MappedText rest) {
        if (rest.text().replace(" ", "").equals("(1)")) {
            writer.loop(command.span());
        } else {
            writer.condition(command.span());
        }
    }

    /** Returns the index after the parenthesis that closes the first one. */
    private static int closing(MappedText text) {
        char quote = 0;
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open <= 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private void set(MappedText command) {
        Matcher written = SETENV.matcher(command.text());
        if (written.matches()) {
            boolean valued = written.group("value") != null;
            MappedText value = command.sub(valued ? written.start("value") : command.length(), command.length());
            boolean known = !valued || LITERAL.matcher(value.text()).matches();
            writer.set("export ", command.sub(written.start("name"), written.end("name")), value, known);
        }
    }

    private void unset(MappedText command) {
        Matcher written = UNSETENV.matcher(command.text());
        if (written.matches()) {
            writer.unset(command.sub(written.start("name"), written.end("name")));
        }
    }
}
