package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.EnvVar.Passed;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves the facts of an embedded file to their places in the file that contains it.
 *
 * @param text the embedded text, mapped to the host
 * @param open whether the text at a span is computed when the file is written
 * @param role the role of units that do not state one
 */
public record EmbeddedFileFacts(SourceFile host, MappedText text, Predicate<Span> open, Role role) {
    /** Returns the unit at its place in the host, if it is an env file or a process; other units are ignored. */
    public Optional<Unit> unit(Unit unit) {
        boolean variables = unit.kind() == Unit.Kind.ENV_FILE;
        if (!variables && unit.kind() != Unit.Kind.PROCESS && unit.kind() != Unit.Kind.DROP_IN) {
            return Optional.empty();
        }
        String name = variables ? RepositoryPath.of(unit.place().path()).name() : name(unit.name());
        Place place = unit.environment().isEmpty()
                ? place(unit.place())
                : place(unit.environment().get(0).place());
        return Optional.of(new Unit(
                variables ? Unit.Kind.VARIABLES : unit.kind(),
                name,
                variables ? place : place(unit.place()),
                RoleInference.firstKnown(unit.role(), role),
                variables(unit.environment()),
                unit.commands().stream().map(this::command).toList(),
                unit.origin()));
    }

    /** Returns the stage of a Dockerfile at its place in the host. */
    public Unit stage(Unit unit) {
        return new Unit(
                unit.kind(),
                unit.name(),
                place(unit.place()),
                RoleInference.firstKnown(unit.role(), role),
                variables(unit.environment()),
                unit.commands().stream().map(this::command).toList(),
                unit.origin().moved(this::command));
    }

    /** A unit whose name is a value that is filled in has the name of its file. */
    private String name(String written) {
        String shown = TemplatePlaceholders.shown(written);
        return shown.equals("…") ? RepositoryPath.of(host.path()).name() : shown;
    }

    private Place place(Place place) {
        return host.place(span(place.span()));
    }

    /** Parts of the text may have another order in the host. */
    private Span span(Span inner) {
        Span first = text.span(inner.start(), Math.min(inner.start() + 1, inner.end()));
        Span last = text.span(Math.max(inner.start(), inner.end() - 1), inner.end());
        return last.end() < first.start() ? first : new Span(first.start(), last.end());
    }

    private List<EnvVar> variables(List<EnvVar> variables) {
        return variables.stream().map(this::variable).toList();
    }

    private EnvVar variable(EnvVar variable) {
        Optional<Passed> passed =
                variable.passed().map(way -> new Passed(way.argument(), place(way.into()), way.given()));
        // What a build gives is in another text.
        boolean elsewhere = passed.filter(Passed::given).isPresent();
        EnvVar here = elsewhere
                ? variable
                : new EnvVar(
                        variable.name(),
                        variable.value().filter(value -> !isOpen(variable.valueSpan(), value)),
                        place(variable.place()),
                        span(variable.valueSpan()),
                        variable.notation());
        return passed.map(here::passed).orElse(here);
    }

    private boolean isOpen(Span span, String value) {
        return open.test(span) || !TemplatePlaceholders.isKnown(value);
    }

    private Command command(Command command) {
        List<Word> words = command.words().stream().map(this::word).toList();
        return new Command(place(command.place()), variables(command.assignments()), words, command.conditional());
    }

    private Word word(Word word) {
        return new Word(
                TemplatePlaceholders.shown(word.text()),
                span(word.span()),
                word.literal() && !isOpen(word.span(), word.text()));
    }
}
