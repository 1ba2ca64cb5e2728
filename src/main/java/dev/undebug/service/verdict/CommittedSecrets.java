package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;

/**
 * A file of variables that is committed with secrets in it.
 *
 * @param variables those that hold one, at least one
 */
public record CommittedSecrets(List<EnvVar> variables) implements Switch {
    public CommittedSecrets {
        variables = List.copyOf(variables);
    }

    @Override
    public Place place() {
        return name(variables.get(0));
    }

    /** Returns where the name of a variable stands, so that nobody quotes the value. */
    public static Place name(EnvVar variable) {
        Place whole = variable.place();
        int start = whole.span().start() + Math.max(0, whole.text().indexOf(variable.name()));
        return whole.file().place(new Span(start, start + variable.name().length()));
    }

    @Override
    public String subject() {
        return "secrets";
    }
}
