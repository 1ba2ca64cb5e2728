package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The output of a command: a here-document, or printed words.
 *
 * @param expands whether the shell expands variables in it
 */
public record PrintedText(MappedText text, boolean expands) {
    private static final Set<String> PRINTING = Set.of("echo", "printf");

    /** Formats of printf that print each argument in a line of its own. */
    private static final Set<String> LINES = Set.of("%s\\n", "%b\\n");

    /**
     * Returns the output of a command.
     *
     * @param documents its here-documents, if they are not part of the text
     */
    public static List<PrintedText> of(ShellNode.Simple simple, List<PrintedText> documents) {
        List<PrintedText> own = documents(simple);
        if (!own.isEmpty()) {
            return documents.isEmpty() ? own.subList(0, 1) : documents.subList(0, 1);
        }
        List<MappedText> words = simple.words();
        boolean prints = !words.isEmpty() && PRINTING.contains(words.get(0).text());
        boolean lines = words.size() > 2 && LINES.contains(unquoted(words.get(1).text()));
        return prints ? printed(words.subList(lines ? 2 : 1, words.size()), lines ? "\n" : " ") : List.of();
    }

    /** Returns the here-documents of a command. */
    static List<PrintedText> documents(ShellNode.Simple simple) {
        List<PrintedText> documents = new ArrayList<>();
        for (ShellNode.Redirection redirection : simple.redirections()) {
            String end = redirection.target().text();
            redirection.document().ifPresent(text -> documents.add(new PrintedText(text, end.equals(unquoted(end)))));
        }
        return documents;
    }

    private static List<PrintedText> printed(List<MappedText> words, String between) {
        MappedText.Builder printed = new MappedText.Builder(0);
        boolean expands = false;
        for (MappedText word : words) {
            if (word.text().startsWith("-")) {
                continue;
            }
            char quote = word.charAt(0);
            boolean quoted =
                    word.length() > 1 && (quote == '"' || quote == '\'') && word.charAt(word.length() - 1) == quote;
            MappedText text = quoted ? word.sub(1, word.length() - 1) : word;
            if (printed.length() > 0) {
                printed.append(between, word.span(0, 0));
            }
            appendLines(text, quoted && quote == '"', printed);
            expands |= quote != '\'';
        }
        return printed.length() == 0 ? List.of() : List.of(new PrintedText(printed.build(), expands));
    }

    /**
     * Appends text; unless it contains real line ends, {@code \n} is one.
     *
     * @param escapes whether a backslash keeps a quote from ending the text
     */
    private static void appendLines(MappedText text, boolean escapes, MappedText.Builder lines) {
        boolean plain = text.text().contains("\n");
        int at = 0;
        while (at < text.length()) {
            boolean lineEnd = !plain && text.charAt(at) == '\\' && text.peek(at + 1) == 'n';
            if (lineEnd) {
                lines.append(
                        '\n',
                        text.span(at, at + 1).start(),
                        text.span(at + 1, at + 2).end());
            } else if (!escapes || text.charAt(at) != '\\' || text.peek(at + 1) != '"') {
                lines.append(text, at, at + 1);
            }
            at += lineEnd ? 2 : 1;
        }
    }

    /** Returns a word without its quotes. */
    public static String unquoted(String word) {
        return word.replace("\"", "").replace("'", "");
    }
}
