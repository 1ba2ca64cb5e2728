package dev.undebug.service.mention;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.judge.JudgedRepository;
import dev.undebug.service.launch.Launch;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the assignments of variables of which it is understood what gets them. */
public final class UnderstoodVariables {
    private final Map<String, List<Span>> byFile = new HashMap<>();

    /** @param chore whether the words of a command are those of one that serves nobody and ends */
    public UnderstoodVariables(JudgedRepository repository, Predicate<List<Word>> chore) {
        // Of what several files say together, each one says its part, which another one may replace.
        Stream.concat(
                        repository.facts().stream(),
                        repository.workspace().readPaths().stream()
                                .flatMap(path -> repository.workspace().facts(path).stream()))
                .map(FileFacts::units)
                .flatMap(List::stream)
                .forEach(unit -> {
                    unit.environment().forEach(this::understand);
                    if (unit.kind() == Unit.Kind.HOOK) {
                        chores(unit.commands(), chore);
                    }
                });
        for (Launch launch : repository.launches()) {
            launch.runtime().environment().stream().map(Layered::variable).forEach(this::understand);
        }
    }

    /** Notes the variables of a hook that only such commands get. */
    private void chores(List<Command> commands, Predicate<List<Word>> chore) {
        Set<EnvVar> others = commands.stream()
                .filter(command -> !chore.test(command.words()))
                .flatMap(command -> command.assignments().stream())
                .collect(Collectors.toSet());
        commands.stream()
                .flatMap(command -> command.assignments().stream())
                .filter(variable -> !others.contains(variable))
                .forEach(this::understand);
    }

    private void understand(EnvVar variable) {
        // What passes it on takes a prefix away.
        if (variable.name().endsWith("_" + DebugVariable.FLASK_DEBUG)) {
            return;
        }
        byFile.computeIfAbsent(variable.place().path(), path -> new ArrayList<>())
                .add(variable.place().span());
    }

    boolean includes(EnvVar mention) {
        return byFile.getOrDefault(mention.place().path(), List.of()).stream()
                .anyMatch(mention.place().span()::overlaps);
    }
}
