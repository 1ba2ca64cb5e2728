package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fills in what variables of Ansible give to commands: {@code flask run {{ debug_flag }}}. An expression that stays unknown
 * leaves its word unknown. Folders stay open: where they are in the repository shows what is put there, not their names.
 */
record AnsibleCommands(Values values) {
    /** Stands for an expression, or several in a row, in the text of a word. */
    private static final String GAP = "\u2026";

    private static final Pattern EXPRESSIONS = Pattern.compile("(?:\\{\\{[^{}\\n]*+}})++");

    /** The values of the expressions of a file, as far as they are known. */
    interface Values {
        /** Returns the variable that an expression gives, with its value. */
        Optional<EnvVar> of(String expression);

        /** Returns a variable of a program with the value that an expression gives it, if that is known. */
        EnvVar filled(EnvVar variable);
    }

    /** A script with the values filled in; those of one text stay equal. */
    private record FilledScript(Script written, AnsibleCommands commands) implements Script {
        @Override
        public List<Run> run(Start start) {
            return written.run(start).stream()
                    .map(run -> run.of(commands.filled(run.command())))
                    .toList();
        }

        @Override
        public boolean wasCutShort() {
            return written.wasCutShort();
        }
    }

    static boolean isOpen(Command command) {
        return command.words().stream().anyMatch(AnsibleCommands::isOpen);
    }

    private static boolean isOpen(Word word) {
        return !word.literal() && word.elsewhere().isEmpty() && word.text().contains(GAP);
    }

    Command filled(Command command) {
        List<Word> words = command.words().stream()
                .flatMap(word -> isOpen(word) ? filled(word, command.place().file()) : Stream.of(word))
                .toList();
        return new Command(
                command.place(),
                command.assignments().stream().map(values::filled).toList(),
                words.isEmpty() ? command.words() : words,
                command.conditional(),
                command.script().map(script -> new FilledScript(script, this)));
    }

    private Stream<Word> filled(Word word, SourceFile file) {
        String written = file.slice(word.span());
        Matcher expression = EXPRESSIONS.matcher(written);
        if (word.text().equals(GAP) && expression.matches()) {
            return values.of(written).map(AnsibleCommands::words).orElseGet(() -> Stream.of(word));
        }
        List<String> expressions =
                expression.results().map(found -> found.group()).toList();
        String[] parts = word.text().split(GAP, -1);
        if (parts.length != expressions.size() + 1) {
            return Stream.of(word);
        }
        int name = word.text().length() - ContainerPath.program(word.text()).length();
        StringBuilder text = new StringBuilder(parts[0]);
        for (int i = 0; i < expressions.size(); i++) {
            boolean folder = text.length() < name;
            Optional<String> value = folder
                    ? Optional.empty()
                    : values.of(expressions.get(i)).flatMap(EnvVar::value).filter(AnsibleCommands::isOneWord);
            text.append(value.orElse(GAP)).append(parts[i + 1]);
        }
        return Stream.of(word.as(text.toString(), text.indexOf(GAP) < 0));
    }

    private static boolean isOneWord(String value) {
        return !value.isEmpty() && value.chars().noneMatch(Character::isWhitespace);
    }

    /** Returns the words of a value, at their places in its definition if that is written as it is. */
    private static Stream<Word> words(EnvVar variable) {
        SourceFile file = variable.place().file();
        String value = variable.value().orElseThrow();
        String written = file.slice(variable.valueSpan());
        int at = written.indexOf(value);
        boolean plain = at >= 0 && !value.isEmpty();
        Span span = plain
                ? new Span(
                        variable.valueSpan().start() + at, variable.valueSpan().start() + at + value.length())
                : variable.valueSpan();
        MappedText text = plain ? MappedText.of(file, span) : MappedText.at(value, span);
        List<Word> words = new ArrayList<>();
        ShellLexer.words(text, QuotingRules.PLAIN)
                .forEach(token -> words.add(token.word().from(file)));
        return words.stream();
    }
}
