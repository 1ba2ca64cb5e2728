package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;

/**
 * A committed env file that contains secrets.
 *
 * @param variables those that hold a secret, at least one
 */
public record CommittedSecrets(List<EnvVar> variables) implements Switch {
    public CommittedSecrets {
        variables = List.copyOf(variables);
    }

    @Override
    public Place place() {
        return name(variables.get(0));
    }

    /** Returns the place of a variable's name, so that reports never quote the value. */
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
