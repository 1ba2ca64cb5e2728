package dev.undebug.read.word;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A word of the form {@code NAME=value}. */
public final class Assignment {
    private Assignment() {}

    public static Optional<EnvVar> read(SourceFile file, Token token) {
        int equals = token.value().indexOf('=');
        if (equals < 1 || !isName(token.value(), equals)) {
            return Optional.empty();
        }
        return Optional.of(at(file, token, equals));
    }

    /** Reads the assignments at the beginning of some words. */
    public static List<EnvVar> leading(SourceFile file, List<Token> words) {
        List<EnvVar> leading = new ArrayList<>();
        for (Token word : words) {
            Optional<EnvVar> assignment = read(file, word);
            if (assignment.isEmpty()) {
                break;
            }
            leading.add(assignment.get());
        }
        return leading;
    }

    /** Reads the assignments in a text that no shell expands. */
    public static List<EnvVar> all(SourceFile file, MappedText text) {
        return ShellLexer.words(text, QuotingRules.PLAIN).stream()
                .flatMap(word -> read(file, word).stream())
                .toList();
    }

    /**
     * Reads the assignments at the beginning of an env file's lines, which no remark has. A value that goes on after its first
     * word is unknown, unless a remark follows.
     */
    public static List<EnvVar> lines(SourceFile file, MappedText text) {
        List<EnvVar> variables = new ArrayList<>();
        boolean continued = false;
        for (int from = 0; from < text.length(); ) {
            int end = text.text().indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            MappedText line = text.sub(from, to).strip();
            if (!continued) {
                line(file, line).ifPresent(variables::add);
            }
            continued = line.text().endsWith("\\");
            from = to + 1;
        }
        return variables;
    }

    private static Optional<EnvVar> line(SourceFile file, MappedText line) {
        List<Token> words = ShellLexer.words(line, QuotingRules.PLAIN);
        List<Token> rest =
                !words.isEmpty() && words.get(0).value().equals("export") ? words.subList(1, words.size()) : words;
        boolean goesOn = rest.size() > 1 && !rest.get(1).value().startsWith("#");
        return rest.stream()
                .findFirst()
                .flatMap(word -> read(file, word))
                .map(variable -> goesOn ? variable.with(Optional.empty()) : variable);
    }

    /** Reads a word with a known index of its equals sign. */
    public static EnvVar at(SourceFile file, Token token, int equals) {
        String value = token.value();
        MappedText text = token.text();
        int valueStart = text.span(equals, equals + 1).end();
        // If a quote precedes the name, its other half ends the word and does not belong to the value.
        boolean quotedWhole = text.span(0, 1).start() > token.span().start();
        int valueEnd = quotedWhole
                ? text.span(equals, text.length()).end()
                : token.span().end();
        EnvVar variable = new EnvVar(
                value.substring(0, equals),
                token.knownValue().map(known -> known.substring(equals + 1)),
                file.place(token.span()),
                new Span(valueStart, Math.max(valueStart, valueEnd)));
        return token.known() ? variable : variable.partly(value.substring(equals + 1));
    }

    public static boolean isName(String text, int end) {
        if (end == 0 || !WordReader.isNameStart(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < end; i++) {
            if (!WordReader.isNameStart(text.charAt(i)) && !WordReader.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
