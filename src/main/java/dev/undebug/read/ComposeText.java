package dev.undebug.read;

import java.util.List;
import java.util.Optional;

/** Scalars of a compose file after its interpolation: {@code ${PORT:-5000}}, {@code $$}. */
final class ComposeText {
    private static final int MAX_WORDS = 10_000;

    private ComposeText() {}

    static Token token(YamlNode node) {
        return WordReader.expanded(node.text(), Dialect.COMPOSE, node.span());
    }

    /** Returns the value of a scalar, if all variables in it have one. */
    static Optional<String> known(YamlNode node) {
        return node.isScalar() ? token(node).knownValue() : Optional.empty();
    }

    /** Returns the value with variables that have none left as they are written. */
    static String value(YamlNode node) {
        return token(node).value();
    }

    /** Returns the words of a command, which is a string or a list. */
    static List<Token> command(YamlNode node) {
        return node.isScalar()
                ? ShellLexer.words(node.text(), Dialect.COMPOSE)
                : node.elements().stream()
                        .limit(MAX_WORDS)
                        .map(ComposeText::token)
                        .toList();
    }
}
