package dev.undebug.service;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.AppStart;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.python.eval.Entry;
import dev.undebug.python.eval.Execution;
import dev.undebug.python.eval.Traced;
import dev.undebug.service.Surroundings.Layered;
import dev.undebug.source.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether code is on by itself, or because a variable is set that a file of the repository sets. */
final class Culprits {
    private final Program program;
    private final Executions executions;

    Culprits(Program program, Executions executions) {
        this.program = program;
        this.executions = executions;
    }

    /** Returns the variable without which the value would not be on; empty where the code is on without it. */
    Optional<Layered> of(Traced value) {
        List<Layered> layers = program.launcher().equals(Launcher.FLASK_RUN) ? program.allLayers() : program.layers();
        Optional<Layered> last = layers.stream()
                .filter(layer -> value.variables().contains(layer.variable().name()))
                .reduce((first, second) -> second);
        return last.filter(layer -> !onWithout(value));
    }

    private boolean onWithout(Traced value) {
        Variables start = program.atStart();
        Map<String, String> values = new HashMap<>(start.values());
        Set<String> unknown = new HashSet<>(start.unknown());
        value.variables().forEach(values::remove);
        value.variables().forEach(unknown::remove);
        Entry entry = program.entry().orElseThrow();
        return values(executions.run(entry, new Variables(values, unknown)))
                .anyMatch(other -> same(other.place(), value.place()) && Flags.on(other));
    }

    private static Stream<Traced> values(Execution execution) {
        Stream<Traced> arguments = execution.starts().stream()
                .flatMap(start -> Stream.of(start.debug(), start.useDebugger()).flatMap(Optional::stream));
        Stream<DebugSetting> settings = Stream.concat(
                        execution.starts().stream().map(AppStart::settings), Stream.of(execution.settings()))
                .flatMap(List::stream);
        return Stream.concat(arguments, settings.map(DebugSetting::value));
    }

    private static boolean same(Place one, Place other) {
        return one.span().equals(other.span()) && one.path().equals(other.path());
    }
}
