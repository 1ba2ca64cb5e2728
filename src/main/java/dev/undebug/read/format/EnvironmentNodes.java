package dev.undebug.read.format;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads environment variables in YAML mappings and lists: of Kubernetes, platforms and pipelines. */
public final class EnvironmentNodes {
    private static final int MAX_VARIABLES = 1_000;

    private static final Pattern QUOTES = Pattern.compile("^[\"']+|[\"']+$");

    private EnvironmentNodes() {}

    /** Reads a mapping of names to values, such as the data of a ConfigMap: {@code FLASK_DEBUG: "1"}. */
    public static List<EnvVar> mapping(SourceFile file, YamlNode data) {
        return data.entries().stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .filter(entry -> entry.value().isScalar())
                .map(entry -> variable(file, entry.name(), entry.key().span(), entry.value()))
                .toList();
    }

    /** Reads a list of {@code {name: FLASK_DEBUG, value: "1"}}. */
    public static List<EnvVar> list(SourceFile file, YamlNode list) {
        return list.elements().stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .flatMap(
                        entry -> entry
                                .get("name")
                                .filter(name -> !name.scalar().isEmpty())
                                .map(name -> named(file, entry, name))
                                .stream())
                .toList();
    }

    /** Reads the literals of a kustomization: {@code - FLASK_DEBUG=1}. Removes quotes around a value. */
    public static List<EnvVar> literals(SourceFile file, YamlNode list) {
        return list.elements().stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .map(element -> Token.literal(element.text(), element.span()))
                .filter(token -> token.value().indexOf('=') > 0)
                .map(token -> unquoted(Assignment.at(file, token, token.value().indexOf('='))))
                .toList();
    }

    private static EnvVar unquoted(EnvVar literal) {
        return literal.with(literal.value().map(value -> QUOTES.matcher(value).replaceAll("")));
    }

    /** Reads {@code {name: FLASK_DEBUG, value: "1"}}; a value from elsewhere is unknown. */
    public static EnvVar named(SourceFile file, YamlNode entry, YamlNode name) {
        Optional<YamlNode> value = entry.get("value");
        return value.map(node -> variable(file, name.scalar(), name.span(), node))
                .orElseGet(() -> new EnvVar(
                        name.scalar(),
                        Optional.empty(),
                        file.place(name.span()),
                        new Span(name.span().end(), name.span().end())));
    }

    /** Returns whether a scalar is the argument of a function: {@code !Ref Debug}, {@code !secret debug}. */
    private static boolean isFunction(YamlNode value) {
        String tag = value.tag();
        return tag.length() > 1 && tag.startsWith("!") && !tag.equals("!Sub");
    }

    public static EnvVar variable(SourceFile file, String name, Span key, YamlNode value) {
        Optional<String> known =
                value.isScalar() && !isFunction(value) ? Optional.of(value.scalar()) : Optional.empty();
        // The value of an alias is at its anchor, outside of this entry.
        Span whole = value.span().start() >= key.end() ? key.cover(value.span()) : key;
        Optional<String> plain = known.filter(TemplatePlaceholders::isKnown)
                .filter(text -> !text.contains("$(") && !text.contains("${"));
        EnvVar variable = new EnvVar(name, plain, file.place(whole), value.span(), EnvVar.Notation.STRING);
        return plain.isEmpty() ? known.map(variable::partly).orElse(variable) : variable;
    }
}
