package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Facts of a file that stands within another one, at the same places of that one.
 *
 * @param open whether what stands at a span is computed when the file is written
 */
record Rehoming(SourceFile host, Predicate<Span> open) {
    /** Returns what sets variables or is started by a machine; what else is written is not followed. */
    Optional<Unit> unit(Unit unit) {
        boolean variables = unit.kind() == Unit.Kind.ENV_FILE;
        if (!variables && unit.kind() != Unit.Kind.PROCESS) {
            return Optional.empty();
        }
        String name = variables ? RepositoryPath.name(unit.place().path()) : unit.name();
        Place place = unit.environment().isEmpty()
                ? place(unit.place())
                : place(unit.environment().get(0).place());
        return Optional.of(new Unit(
                variables ? Unit.Kind.VARIABLES : unit.kind(),
                name,
                variables ? place : place(unit.place()),
                RoleNames.firstKnown(unit.role(), RoleNames.ofPath(host.path())),
                variables(unit.environment()),
                unit.commands().stream().map(this::command).toList(),
                unit.origin()));
    }

    private Place place(Place place) {
        return host.place(place.span());
    }

    private List<EnvVar> variables(List<EnvVar> variables) {
        return variables.stream().map(this::variable).toList();
    }

    private EnvVar variable(EnvVar variable) {
        return new EnvVar(
                variable.name(),
                variable.value().filter(value -> !open.test(variable.valueSpan())),
                place(variable.place()),
                variable.valueSpan());
    }

    private Command command(Command command) {
        List<Word> words = command.words().stream()
                .map(word -> new Word(word.text(), word.span(), word.literal() && !open.test(word.span())))
                .toList();
        return new Command(place(command.place()), variables(command.assignments()), words, command.conditional());
    }
}
