package dev.undebug.read.compose;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The {@code environment} of a compose service, or the {@code args} of its build: a mapping, or a list of
 * {@code NAME=value}.
 */
final class ComposeEnvironment {
    private static final int MAX_VARIABLES = 1_000;

    private final ComposeText text;
    private final Map<String, EnvVar> variables = new LinkedHashMap<>();
    private final Set<EnvVar> fromHost = new HashSet<>();

    ComposeEnvironment(ComposeText text) {
        this.text = text;
    }

    /** Adds the variables of one file; they override earlier ones. */
    void add(YamlNode node) {
        SourceFile file = node.file();
        Stream<EnvVar> mapped =
                node.entries().stream().takeWhile(Most.first(MAX_VARIABLES)).map(entry -> entry(file, entry));
        Stream<EnvVar> listed =
                node.elements().stream().takeWhile(Most.first(MAX_VARIABLES)).map(element -> element(file, element));
        Stream.concat(mapped, listed)
                .filter(variable -> !variable.name().isEmpty())
                .forEach(variable -> variables.put(variable.name(), variable));
    }

    Collection<EnvVar> variables() {
        return variables.values();
    }

    /** Returns those that get a value, if the host has no variables of the same names. */
    List<EnvVar> given() {
        return variables.values().stream()
                .filter(variable -> !fromHost.contains(variable))
                .toList();
    }

    private EnvVar entry(SourceFile file, YamlNode.Entry entry) {
        YamlNode value = entry.value();
        Span key = entry.key().span();
        if (value.isNull()) {
            return fromHost(file, entry.name(), key);
        }
        Optional<EnvVar> passedOn = text.passedOn(value.scalar());
        if (passedOn.isPresent()) {
            return passedOn.get().named(entry.name());
        }
        Optional<String> known = text.known(value);
        // The value of an alias is at its anchor, outside of this entry.
        Span whole = value.span().start() >= key.end() ? key.cover(value.span()) : key;
        EnvVar variable = new EnvVar(
                entry.name(),
                value.isBoolean() ? known.map(word -> word.toLowerCase(Locale.ROOT)) : known,
                file.place(whole),
                value.span(),
                EnvVar.Notation.STRING_OR_NUMBER);
        return known.isEmpty() && value.isScalar() ? variable.partly(text.value(value)) : variable;
    }

    private EnvVar element(SourceFile file, YamlNode node) {
        Token token = text.token(node);
        int equals = token.value().indexOf('=');
        if (equals < 0) {
            return fromHost(file, token.value(), token.span());
        }
        String written = node.scalar();
        Optional<EnvVar> passedOn = text.passedOn(written.substring(written.indexOf('=') + 1));
        return passedOn.map(variable -> variable.named(token.value().substring(0, equals)))
                .orElseGet(() -> Assignment.at(file, token, equals));
    }

    /** A name alone passes on the variable of the project, or else the one of the host. */
    private EnvVar fromHost(SourceFile file, String name, Span span) {
        return text.variable(name).orElseGet(() -> {
            EnvVar unset = new EnvVar(name, Optional.empty(), file.place(span), new Span(span.end(), span.end()));
            fromHost.add(unset);
            return unset;
        });
    }
}
