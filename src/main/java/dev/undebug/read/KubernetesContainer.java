package dev.undebug.read;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One container of a pod. */
final class KubernetesContainer {
    private static final int MAX_VARIABLES = 1_000;
    private static final int MAX_WORDS = 10_000;

    private final SourceFile file;
    private final YamlNode node;
    private final List<EnvVar> environment = new ArrayList<>();
    private final List<Unit.VariableSet> sets = new ArrayList<>();

    KubernetesContainer(SourceFile file, YamlNode node) {
        this.file = file;
        this.node = node;
    }

    Unit unit(Role role) {
        sources();
        variables();
        List<Token> command = words("command");
        List<Token> args = words("args");
        Optional<YamlNode> name = node.get("name");
        return new Unit(
                Unit.Kind.CONTAINER,
                name.map(YamlNode::scalar).filter(Templates::isKnown).orElseGet(this::fileName),
                file.place(name.map(YamlNode::span).orElse(node.span())),
                role,
                environment,
                CommandReader.parts(file, List.of(command, args)),
                origin(!command.isEmpty()));
    }

    private Unit.Origin origin(boolean replacesEntrypoint) {
        return new Unit.Origin(
                // What a template computes is an image all the same.
                node.get("image").map(YamlNode::scalar).map(image -> Templates.isKnown(image) ? image : ""),
                Optional.empty(),
                List.of(),
                node.get("workingDir").map(YamlNode::scalar).filter(path -> !path.isEmpty()),
                List.of(),
                Optional.empty(),
                replacesEntrypoint,
                List.of(),
                sets,
                false);
    }

    private String fileName() {
        String name = RepositoryPath.name(file.path());
        return name.substring(0, name.lastIndexOf('.'));
    }

    private void sources() {
        if (Templates.isTemplate(file)) {
            sets.add(Unit.VariableSet.whole(HelmValuesReader.ENVIRONMENT));
        }
        for (YamlNode source : elements("envFrom")) {
            source.get("configMapRef")
                    .flatMap(map -> map.get("name"))
                    .ifPresent(name -> sets.add(Unit.VariableSet.whole(name.scalar())));
        }
    }

    private void variables() {
        for (YamlNode entry : elements("env")) {
            Optional<YamlNode> name =
                    entry.get("name").filter(one -> !one.scalar().isEmpty());
            Optional<YamlNode> key = entry.get("valueFrom").flatMap(from -> from.get("configMapKeyRef"));
            if (name.isEmpty()) {
                continue;
            }
            if (key.isPresent()) {
                String set = key.get().get("name").map(YamlNode::scalar).orElse("");
                Optional<String> one = key.get().get("key").map(YamlNode::scalar);
                sets.add(new Unit.VariableSet(
                        set, one.or(() -> Optional.of("")), name.get().scalar()));
            } else {
                environment.add(KubernetesVariables.named(file, entry, name.get()));
                entry.get("value")
                        .flatMap(value -> Templates.value(file.slice(value.span())))
                        .ifPresent(path -> sets.add(new Unit.VariableSet(
                                HelmValuesReader.VALUES,
                                Optional.of(path),
                                name.get().scalar())));
            }
        }
    }

    private List<YamlNode> elements(String key) {
        return node.get(key).map(YamlNode::elements).orElse(List.of()).stream()
                .limit(MAX_VARIABLES)
                .toList();
    }

    /** A word in which {@code $(NAME)} stands is expanded by Kubernetes. */
    private List<Token> words(String key) {
        return node.get(key).map(YamlNode::elements).orElse(List.of()).stream()
                .limit(MAX_WORDS)
                .map(element -> {
                    String text = element.scalar();
                    boolean literal = Templates.isKnown(text) && !text.contains("$(");
                    return new Token(element.text(), element.span(), literal, literal);
                })
                .toList();
    }
}
