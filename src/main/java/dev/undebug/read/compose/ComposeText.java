package dev.undebug.read.compose;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.Reference;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.word.WordReader;
import dev.undebug.read.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scalars of a compose file after its interpolation with the variables of its project: {@code ${PORT:-5000}}, {@code $$}. */
final class ComposeText {
    private static final int MAX_WORDS = 10_000;

    /** An expression of a template, which is like a variable without a known value. */
    private static final Pattern EXPRESSION = Pattern.compile(TemplatePlaceholders.UNKNOWN + "+");

    private static final String FILLED_IN = "${…}";

    private final Map<String, EnvVar> variables = new HashMap<>();
    private final QuotingRules dialect;

    /** @param variables the variables of the project's {@code .env}, a later one wins */
    ComposeText(List<EnvVar> variables) {
        variables.forEach(variable -> this.variables.put(variable.name(), variable));
        this.dialect = QuotingRules.compose(new QuotingRules.Variables() {
            @Override
            public Optional<String> value(String name) {
                return variable(name).flatMap(EnvVar::value);
            }

            @Override
            public boolean isUnknown(String name) {
                return variable(name).filter(found -> found.value().isEmpty()).isPresent();
            }
        });
    }

    /** Returns a variable of the project. */
    Optional<EnvVar> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** Returns the project's variable that a scalar passes on unchanged. */
    Optional<EnvVar> passedOn(String written) {
        return Reference.of(written).flatMap(reference -> reference.in(this::variable));
    }

    Token token(YamlNode node) {
        return opened(WordReader.expanded(node.text(), dialect, node.span()));
    }

    private static Token opened(Token word) {
        return TemplatePlaceholders.isKnown(word.value()) ? word : new Token(word.text(), word.span(), false, false);
    }

    /** Returns the interpolated value of a scalar, if all of its variables are known. */
    Optional<String> known(YamlNode node) {
        return node.isScalar() ? token(node).knownValue() : Optional.empty();
    }

    /** Returns the interpolated value; unknown variables stay as written. */
    String value(YamlNode node) {
        return EXPRESSION.matcher(token(node).value()).replaceAll(Matcher.quoteReplacement(FILLED_IN));
    }

    /** Returns the words of a command, which is a string or a list. */
    List<Token> command(YamlNode node) {
        return node.isScalar()
                ? ShellLexer.words(node.text(), dialect).stream()
                        .map(ComposeText::opened)
                        .toList()
                : node.elements().stream()
                        .takeWhile(Most.first(MAX_WORDS))
                        .map(this::token)
                        .toList();
    }
}
