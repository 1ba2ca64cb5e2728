package dev.undebug.read.provision;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the variables that a resource of Ansible or Salt sets. */
final class ProvisionVariables {
    private static final int MAX_VARIABLES = 300;
    /** With aliases, few lines can describe a tree of any size. */
    private static final int MAX_VALUES = 20_000;

    private final SourceFile file;
    private int values;

    ProvisionVariables(SourceFile file) {
        this.file = file;
    }

    /** Returns the variables of a resource such as a container. */
    List<EnvVar> of(Resource resource) {
        return resource.attribute("environment", "env", "environment_variables", "env_vars")
                .map(this::of)
                .orElse(List.of());
    }

    /** Reads a mapping, a list of mappings or of assignments, or one assignment. */
    List<EnvVar> of(YamlNode value) {
        List<EnvVar> variables = new ArrayList<>();
        read(value, variables);
        return variables;
    }

    private void read(YamlNode value, List<EnvVar> variables) {
        if (variables.size() > MAX_VARIABLES || values > MAX_VALUES) {
            return;
        }
        List<YamlNode.Entry> entries = value.entries();
        values += 1 + entries.size();
        entries.forEach(entry -> of(entry).ifPresent(variables::add));
        value.elements().stream()
                .filter(element -> element.elements().isEmpty())
                .forEach(element -> read(element, variables));
        // A null or a boolean passes on a value from elsewhere.
        if (value.isScalar() && !value.isNull() && !value.isBoolean()) {
            Assignment.read(file, ProvisionWords.opened(Token.literal(value.text(), value.span())))
                    .ifPresent(variables::add);
        }
    }

    Optional<EnvVar> of(YamlNode.Entry entry) {
        Span key = entry.key().span();
        Span value = entry.value().span();
        // The value of an alias is at its anchor, outside of this entry.
        return variable(entry.name(), value.start() >= key.end() ? key.cover(value) : key, entry.value());
    }

    private Optional<EnvVar> variable(String name, Span place, YamlNode value) {
        return Optional.of(value)
                .filter(YamlNode::isScalar)
                .map(known -> new EnvVar(
                        name,
                        Optional.of(known.scalar()).filter(TemplatePlaceholders::isKnown),
                        file.place(place),
                        known.span(),
                        EnvVar.Notation.STRING));
    }

    /**
     * Returns the variables of a resource that only sets some: one, whose name may be far from its value, or a mapping.
     */
    List<EnvVar> set(Resource resource, YamlNode value) {
        return value.entries().isEmpty()
                ? resource.text("name").flatMap(name -> variable(name.text(), value.span(), value)).stream()
                        .toList()
                : of(value);
    }
}
