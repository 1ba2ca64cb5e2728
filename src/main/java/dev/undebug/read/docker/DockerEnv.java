package dev.undebug.read.docker;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Both forms of ENV: {@code ENV NAME=value NAME=value} and the old {@code ENV NAME all of the value}. */
final class DockerEnv {
    private DockerEnv() {}

    static List<EnvVar> read(SourceFile file, MappedText arguments, QuotingRules dialect) {
        List<Token> words = ShellLexer.words(arguments, dialect);
        if (words.isEmpty()) {
            return List.of();
        }
        if (words.get(0).value().indexOf('=') < 0) {
            return old(file, arguments, dialect, words.get(0)).map(List::of).orElse(List.of());
        }
        List<EnvVar> variables = new ArrayList<>();
        for (Token word : words) {
            int equals = word.value().indexOf('=');
            if (equals > 0) {
                variables.add(Assignment.at(file, word, equals));
            }
        }
        return variables;
    }

    private static Optional<EnvVar> old(SourceFile file, MappedText arguments, QuotingRules dialect, Token name) {
        int from = 0;
        while (from < arguments.length() && !Character.isWhitespace(arguments.charAt(from))) {
            from++;
        }
        MappedText value = arguments.sub(from, arguments.length()).strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Token token = WordReader.whole(value, dialect);
        EnvVar variable = new EnvVar(name.value(), token.knownValue(), file.place(arguments.span()), value.span());
        return Optional.of(token.known() ? variable : variable.partly(token.value()));
    }
}
