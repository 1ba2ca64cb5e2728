package dev.undebug.read.provision;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the variables that a resource of Ansible or Salt sets. */
final class ProvisionVariables {
    private static final int MAX_VARIABLES = 300;

    private final SourceFile file;

    ProvisionVariables(SourceFile file) {
        this.file = file;
    }

    /** Returns those of a resource that is something else. */
    List<EnvVar> of(Resource resource) {
        return resource.attribute("environment", "env", "environment_variables", "env_vars")
                .map(this::of)
                .orElse(List.of());
    }

    /** Reads a mapping, a list of mappings or of assignments, or one assignment. */
    List<EnvVar> of(CodeValue value) {
        List<EnvVar> variables = new ArrayList<>();
        read(value, variables);
        return variables;
    }

    private void read(CodeValue value, List<EnvVar> variables) {
        if (variables.size() > MAX_VARIABLES) {
            return;
        }
        switch (value.kind()) {
            case MAP -> value.entries().forEach(entry -> of(entry).ifPresent(variables::add));
            case LIST ->
                value.elements().stream()
                        .filter(element -> element.kind() != CodeValue.Kind.LIST)
                        .forEach(element -> read(element, variables));
            case TEXT ->
                Assignment.read(file, ProvisionWords.opened(Token.literal(value.text(), value.span())))
                        .ifPresent(variables::add);
            case WORD, UNKNOWN -> {
                // Passed on from elsewhere.
            }
        }
    }

    Optional<EnvVar> of(CodeValue.Entry entry) {
        CodeValue value = entry.value();
        if (value.kind() == CodeValue.Kind.MAP || value.kind() == CodeValue.Kind.LIST) {
            return Optional.empty();
        }
        // What a name stands for may stand elsewhere.
        boolean beside = value.span().start() >= entry.keySpan().end();
        Span place = beside ? entry.keySpan().cover(value.span()) : entry.keySpan();
        return Optional.of(new EnvVar(entry.key(), value.known(), file.place(place), value.span()));
    }

    /** Returns the mapping of a resource that is one variable, whose name may stand far from its value, or several. */
    static Optional<CodeValue> mapping(Resource resource) {
        Optional<CodeValue> value = resource.attribute("value");
        Optional<CodeValue> name = resource.attribute("name").or(resource::title);
        if (value.isPresent() && value.get().kind() == CodeValue.Kind.MAP) {
            return value;
        }
        if (value.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Span span = value.get().span();
        CodeValue.Entry entry = new CodeValue.Entry(name.get().text().text(), span, value.get());
        return Optional.of(CodeValue.map(span, List.of(entry)));
    }
}
