package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The output of a command: a here-document, or printed words.
 *
 * @param expands whether the shell expands variables in it
 */
public record PrintedText(MappedText text, boolean expands) {
    /** The length from which on values are left out. */
    private static final int MAX_FILLED = 500_000;

    private static final Set<String> PRINTING = Set.of("echo", "printf");

    private static final String SUDO = "sudo";
    private static final Set<String> USER = Set.of("-u", "--user");

    /** Options with which sudo starts a program nevertheless. */
    private static final Set<String> SAME =
            Set.of("-E", "-H", "-S", "-EH", "-HE", "--preserve-env", "--set-home", "--");

    private static final Pattern NO_LINE_END = Pattern.compile("-[eE]*+n[neE]*+");

    private static final String HERE_STRING = "<<<";

    /** Formats of printf that print each argument in a line of its own. */
    private static final Set<String> LINES = Set.of("%s\\n", "%b\\n");

    /** The folder in which a script runs, or one above it: on a machine, that is a path which nobody knows. */
    private static final Pattern STANDING = Pattern.compile("\\.{1,2}(?:/\\.\\.)*+(?=/|$)");

    /** The text for a reference that cannot be filled in here. */
    private static final String OPEN = String.valueOf(TemplatePlaceholders.UNKNOWN);

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
        List<MappedText> words = printing(simple);
        boolean prints = !words.isEmpty() && PRINTING.contains(words.get(0).text());
        boolean lines = words.size() > 2
                && LINES.contains(ShellQuotes.unquoted(words.get(1).text()));
        return prints ? printed(words.subList(lines ? 2 : 1, words.size()), lines ? "\n" : " ") : List.of();
    }

    /**
     * Returns the words of a command without the {@code sudo} before a program that prints its arguments; the shell itself
     * opens the files of its redirections.
     */
    public static List<MappedText> printing(ShellNode.Simple simple) {
        List<MappedText> words = simple.words();
        int at = 0;
        if (!words.isEmpty() && words.get(0).text().equals(SUDO)) {
            at++;
            while (at < words.size() && SAME.contains(words.get(at).text())) {
                at++;
            }
            boolean root = at + 1 < words.size()
                    && USER.contains(words.get(at).text())
                    && words.get(at + 1).text().equals("root");
            at += root ? 2 : 0;
        }
        boolean prints = at < words.size() && PRINTING.contains(words.get(at).text());
        return prints ? words.subList(at, words.size()) : words;
    }

    /** Returns whether what another command prints next is in the last line of this one: {@code printf X}, {@code echo -n X}. */
    static boolean endsInLine(ShellNode.Simple simple) {
        List<String> words = printing(simple).stream()
                .map(word -> ShellQuotes.unquoted(word.text()))
                .toList();
        if (words.size() < 2 || !documents(simple).isEmpty()) {
            return false;
        }
        return words.get(0).equals("printf")
                ? !words.get(1).endsWith("\\n") && !words.get(1).endsWith("\n")
                : words.get(0).equals("echo")
                        && NO_LINE_END.matcher(words.get(1)).matches();
    }

    /** Returns the here-documents and here-strings of a command. */
    static List<PrintedText> documents(ShellNode.Simple simple) {
        List<PrintedText> documents = new ArrayList<>();
        for (ShellNode.Redirection redirection : simple.redirections()) {
            String end = redirection.target().text();
            redirection
                    .document()
                    .ifPresent(text -> documents.add(new PrintedText(text, end.equals(ShellQuotes.unquoted(end)))));
            if (redirection.operator().equals(HERE_STRING)) {
                ShellLexer.words(redirection.target(), QuotingRules.SHELL)
                        .forEach(word -> documents.add(new PrintedText(word.text(), !word.literal())));
            }
        }
        return documents;
    }

    /** Returns the text with what the variables and commands in it give; what is not known there is marked as unknown. */
    PrintedText filled(SourceFile file, ShellState state) {
        return filled(reference -> value(ShellExpansion.single(file, reference, state)));
    }

    /** Returns what two printings of the text have in common, of which each is filled in on its own. */
    PrintedText common(PrintedText one, PrintedText other) {
        return one.text.text().equals(other.text.text()) ? one : filled(reference -> OPEN);
    }

    /** Returns whether a shell puts something in the text. */
    public boolean isComputed() {
        return expands && (text.text().indexOf('$') >= 0 || text.text().indexOf('`') >= 0);
    }

    private PrintedText filled(Function<MappedText, String> values) {
        MappedText.Builder filled = new MappedText.Builder(text.span().start());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean kept = c == '\\' && "$`".indexOf(text.peek(at + 1)) >= 0;
            int end = kept ? at + 2 : reference(text, at);
            if (kept || end == at) {
                filled.append(text, kept ? at + 1 : at, kept ? end : at + 1);
            } else {
                boolean fits = filled.length() < MAX_FILLED;
                filled.append(fits ? values.apply(text.sub(at, end)) : OPEN, text.span(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return new PrintedText(filled.build(), false);
    }

    /** Returns the index after a reference to a variable or a command; that of the character if it begins none. */
    private static int reference(MappedText text, int at) {
        if (text.charAt(at) == '`') {
            return WordReader.backticks(text, at);
        }
        char next = text.peek(at + 1);
        if (text.charAt(at) != '$') {
            return at;
        }
        if (next == '(' || next == '{') {
            return Math.min(text.length(), ShellQuotes.expansion(text, at));
        }
        if (WordReader.isDigit(next) || "@*#?!-$".indexOf(next) >= 0) {
            return at + 2;
        }
        int end = at + 1;
        while (WordReader.isNameStart(text.peek(end)) || (end > at + 1 && WordReader.isDigit(text.peek(end)))) {
            end++;
        }
        return end == at + 1 ? at : end;
    }

    private static String value(ShellField field) {
        return STANDING.matcher(field.known() ? field.value() : marked(field.value()))
                .replaceFirst(found -> found.start() == 0 ? OPEN : found.group());
    }

    /** Marks what is not known in a value of which a part is. */
    private static String marked(String value) {
        MappedText text = MappedText.at(value, new Span(0, 0));
        StringBuilder marked = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            int end = reference(text, at);
            marked.append(end == at ? String.valueOf(value.charAt(at)) : OPEN);
            at = Math.max(end, at + 1);
        }
        return marked.toString();
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
}
