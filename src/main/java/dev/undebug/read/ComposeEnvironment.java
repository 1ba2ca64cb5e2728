package dev.undebug.read;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code environment} of a compose service: a mapping, or a list of {@code NAME=value}. */
final class ComposeEnvironment {
    private static final int MAX_VARIABLES = 1_000;

    private ComposeEnvironment() {}

    static List<EnvVar> read(SourceFile file, YamlNode node) {
        Stream<EnvVar> mapped = node.entries().stream().limit(MAX_VARIABLES).map(entry -> entry(file, entry));
        Stream<EnvVar> listed = node.elements().stream().limit(MAX_VARIABLES).map(element -> element(file, element));
        return Stream.concat(mapped, listed)
                .filter(variable -> !variable.name().isEmpty())
                .toList();
    }

    private static EnvVar entry(SourceFile file, YamlNode.Entry entry) {
        YamlNode value = entry.value();
        Span key = entry.key().span();
        if (value.isNull()) {
            return fromHost(file, entry.name(), key);
        }
        Optional<String> known = ComposeText.known(value);
        // The value of an alias stands elsewhere.
        Span whole = value.span().start() >= key.end() ? key.cover(value.span()) : key;
        return new EnvVar(
                entry.name(),
                value.isBoolean() ? known.map(text -> text.toLowerCase(Locale.ROOT)) : known,
                file.place(whole),
                value.span());
    }

    private static EnvVar element(SourceFile file, YamlNode node) {
        Token token = ComposeText.token(node);
        int equals = token.value().indexOf('=');
        return equals < 0 ? fromHost(file, token.value(), token.span()) : Assignment.at(file, token, equals);
    }

    /** A name alone passes on the variable of the host. */
    private static EnvVar fromHost(SourceFile file, String name, Span span) {
        return new EnvVar(name, Optional.empty(), file.place(span), new Span(span.end(), span.end()));
    }
}
