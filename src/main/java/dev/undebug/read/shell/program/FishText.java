package dev.undebug.read.shell.program;

import dev.undebug.read.shell.program.BlockWriter.Kind;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script of fish as one of sh. */
final class FishText {
    private static final int MAX_COMMANDS = 4_000;
    private static final int MAX_DEPTH = 20;

    /** Commands of fish itself, which only ask for something. */
    private static final Set<String> ASKING = Set.of(
            "test",
            "[",
            "type",
            "status",
            "contains",
            "count",
            "string",
            "math",
            "functions",
            "builtin",
            "true",
            "false",
            "set",
            "command",
            "path");

    private static final Pattern SET = Pattern.compile(
            "set(?<options>(?:[ \\t]++--?[a-zA-Z][\\w-]*+)*+)[ \\t]++(?<name>[A-Za-z_]\\w*+)(?:[ \\t]++(?<value>.*+))?+",
            Pattern.DOTALL);

    private static final Pattern LITERAL =
            Pattern.compile("\"[^\"\\r\\n]*+\"|'[^'\\r\\n]*+'|[^\\s;&|<>#\"'()*?~{}\\[\\]]++");
    private static final String SETS = "set ";
    private static final Pattern LEAVING = Pattern.compile("(?:exit|return|exec|break|continue)\\b");
    private static final Pattern JOINED = Pattern.compile("(\\|\\||&&)[ \\t]*+begin$");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*+");

    private final BlockWriter writer;
    private final Set<String> set = new HashSet<>();

    private FishText(MappedText script) {
        this.writer = new BlockWriter(script);
    }

    /** Returns the text of sh that does the same. */
    static MappedText shell(MappedText script) {
        FishText text = new FishText(script);
        CommandSplitter.commands(script, true).stream()
                .takeWhile(Most.first(MAX_COMMANDS))
                .forEach(text::line);
        return text.writer.shell();
    }

    /** A chain of commands that sh has as well is one of sh. */
    private void line(MappedText line) {
        List<CommandSplitter.Link> chain = CommandSplitter.chain(line);
        if (chain.stream().noneMatch(link -> link.command().text().startsWith(SETS))) {
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
        int wordEnd = wordEnd(command);
        String word = command.text().substring(0, wordEnd);
        MappedText rest = command.sub(wordEnd, command.length()).strip();
        if (command.isEmpty() || depth > MAX_DEPTH) {
            return;
        }
        switch (word) {
            case "if" -> {
                asked(rest);
                writer.condition(command.span());
            }
            case "while" -> repeated(command, rest);
            case "for", "switch" -> writer.condition(command.span());
            case "begin" -> {
                writer.plain(command.span());
                command(rest, depth + 1);
            }
            case "function" -> function(command, rest);
            case "else" -> otherwise(command, rest);
            case "case" -> writer.otherwise(true, command.span());
            case "end" -> writer.end(command.span());
            case "and", "not", "!", "time" -> command(rest, depth + 1);
            case "or" -> alternative(command, rest, depth);
            case "set" -> set(command);
            default -> other(command, word);
        }
    }

    private static int wordEnd(MappedText text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A condition may start a program, whatever it decides. */
    private void asked(MappedText condition) {
        MappedText asked = condition;
        int end = wordEnd(asked);
        while (Set.of("not", "!").contains(asked.text().substring(0, end))) {
            asked = asked.sub(end, asked.length()).strip();
            end = wordEnd(asked);
        }
        if (!asked.isEmpty() && !ASKING.contains(asked.text().substring(0, end))) {
            other(asked, asked.text().substring(0, end));
        }
    }

    private void repeated(MappedText command, MappedText condition) {
        if (condition.text().equals("true")) {
            writer.loop(command.span());
        } else {
            asked(condition);
            writer.condition(command.span());
        }
    }

    private void function(MappedText command, MappedText rest) {
        String name = rest.text().substring(0, wordEnd(rest));
        if (NAME.matcher(name).matches()) {
            writer.function(name, command.span());
        } else {
            writer.condition(command.span());
        }
    }

    private void otherwise(MappedText command, MappedText rest) {
        boolean asks = rest.text().startsWith("if ");
        writer.otherwise(asks, command.span());
        if (asks) {
            asked(rest.sub("if".length(), rest.length()).strip());
        }
    }

    /** Handles {@code or command}: it runs if the one before it fails. */
    private void alternative(MappedText command, MappedText rest, int depth) {
        writer.condition(command.span());
        int end = wordEnd(rest);
        if (rest.text().substring(0, end).equals("begin")) {
            command(rest.sub(end, rest.length()).strip(), depth + 1);
        } else {
            command(rest, depth + 1);
            writer.end(command.span());
        }
    }

    private void set(MappedText command) {
        Matcher written = SET.matcher(command.text());
        if (!written.matches()) {
            return;
        }
        String options = " " + written.group("options");
        MappedText name = command.sub(written.start("name"), written.end("name"));
        boolean global = has(options, 'g', "global") || has(options, 'U', "universal");
        if (has(options, 'q', "query")) {
            return;
        }
        if (has(options, 'e', "erase")) {
            writer.unset(name);
            return;
        }
        boolean exported = has(options, 'x', "export");
        boolean local = has(options, 'l', "local");
        boolean first = !set.contains(name.text());
        boolean inBlock = !global && (first || local) && writer.isLocal(name.text(), !local, first);
        if (!inBlock) {
            set.add(name.text());
        }
        MappedText value = written.group("value") == null
                ? command.sub(command.length(), command.length())
                : command.sub(written.start("value"), command.length()).strip();
        boolean known = value.isEmpty() || LITERAL.matcher(value.text()).matches();
        // What only the shell knows hides what it would hand on.
        boolean hides = local && !exported;
        if (!hides || (inBlock && !first)) {
            writer.set(exported ? "export " : "", name, value, known && !hides);
        }
    }

    private static boolean has(String options, char flag, String name) {
        return Pattern.compile("[ \\t]-[a-zA-Z]*" + flag).matcher(options).find() || options.contains("--" + name);
    }

    private void other(MappedText command, String word) {
        boolean leavesLoop = word.equals("break") || word.equals("continue");
        boolean leavesFunction = word.equals("return");
        if (leavesLoop && !writer.isIn(Kind.LOOP)) {
            return;
        }
        if (leavesFunction && !writer.isIn(Kind.FUNCTION)) {
            writer.command(MappedText.at("exit", command.span()));
            return;
        }
        Matcher joined = JOINED.matcher(command.text());
        if (joined.find()) {
            writer.command(sh(command.sub(0, joined.start()).strip()));
            if (joined.group(1).equals("||")) {
                writer.condition(command.span());
            } else {
                writer.plain(command.span());
            }
            return;
        }
        writer.command(sh(command));
    }

    /** Returns a command with unknown values in place of what other commands print. */
    private static MappedText sh(MappedText command) {
        MappedText.Builder shell = new MappedText.Builder(command.span().start());
        char quote = 0;
        int open = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            boolean plain = quote == 0;
            boolean opens = plain && c == '(';
            boolean closes = plain && c == ')' && open > 0;
            if (opens && open == 0) {
                boolean dollar = i > 0 && command.charAt(i - 1) == '$';
                shell.append(dollar ? "(unknown)" : "$(unknown)", command.span(i, i + 1));
            }
            open += opens ? 1 : closes ? -1 : 0;
            if (open == 0 && !closes) {
                quote = quote == c ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
                shell.append(command, i, i + 1);
            }
        }
        return shell.build();
    }
}
