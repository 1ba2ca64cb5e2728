package dev.undebug.read.helm;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/** A part of a template. */
sealed interface TemplateNode {
    /** Text as it is written. */
    record Literal(Rendered text) implements TemplateNode {}

    /** An action that writes a value. */
    record Output(Expression value, Place place) implements TemplateNode {}

    /** An action that sets a variable. */
    record Assign(String name, Expression value, boolean declares) implements TemplateNode {}

    /** One part of a condition. */
    record Branch(Expression condition, List<TemplateNode> body) {
        public Branch {
            body = List.copyOf(body);
        }
    }

    /** {@code if}, its {@code else if}s and its {@code else}. */
    record If(List<Branch> branches, List<TemplateNode> otherwise) implements TemplateNode {
        public If {
            branches = List.copyOf(branches);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code range} with the names of its variables, which may be missing. */
    record Range(List<String> variables, Branch each, List<TemplateNode> otherwise) implements TemplateNode {
        public Range {
            variables = List.copyOf(variables);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code with} and the name of its variable. */
    record With(Optional<String> variable, Branch body, List<TemplateNode> otherwise) implements TemplateNode {
        public With {
            otherwise = List.copyOf(otherwise);
        }
    }
}
