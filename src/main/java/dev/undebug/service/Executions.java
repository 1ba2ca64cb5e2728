package dev.undebug.service;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.Entry;
import dev.undebug.python.eval.Environment;
import dev.undebug.python.eval.Execution;
import dev.undebug.python.eval.Interpreter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs entries, reading what they import in rounds. A run is remembered as long as none of its files changes. */
final class Executions {
    private static final int MAX_ROUNDS = 64;

    private final Workspace workspace;
    private final Interpreter interpreter;
    private final Map<Run, Execution> done;

    private record Run(Entry entry, Environment environment) {}

    Executions(Workspace workspace) {
        this(workspace, new HashMap<>());
    }

    private Executions(Workspace workspace, Map<Run, Execution> done) {
        this.workspace = workspace;
        this.interpreter = new Interpreter(workspace);
        this.done = done;
    }

    /** Returns runs over a workspace in which some files differ. */
    Executions over(Workspace other, Set<String> changed) {
        // What a program reads besides modules, such as configuration in JSON, is not among the files of its run.
        boolean modules = changed.stream().allMatch(path -> path.endsWith(".py"));
        Map<Run, Execution> kept = new HashMap<>(modules ? done : Map.of());
        kept.values().removeIf(execution -> execution.files().stream().anyMatch(changed::contains));
        return new Executions(other, kept);
    }

    /** Returns the handlers of a module that answer with tracebacks. */
    List<Switch.TracebackAnswer> tracebackAnswers(String path) {
        return workspace.loaded(path).map(TracebackAnswers::in).orElse(List.of());
    }

    Execution run(Entry entry, Variables variables) {
        Run run = new Run(entry, new Environment(variables.values(), variables.unknown()));
        Execution known = done.get(run);
        if (known != null) {
            return known;
        }
        workspace.load(Set.of(entry.path()));
        Execution execution = interpreter.run(entry, run.environment());
        for (int round = 0; round < MAX_ROUNDS && workspace.load(execution.missing()); round++) {
            execution = interpreter.run(entry, run.environment());
        }
        done.put(run, execution);
        return execution;
    }

    /** Reads what several entries need, so that the rounds are those of the longest chain of imports only. */
    void prepare(Collection<Entry> entries, Variables variables) {
        Environment environment = new Environment(variables.values(), variables.unknown());
        Set<Entry> open = new HashSet<>(entries);
        workspace.load(open.stream().map(Entry::path).toList());
        for (int round = 0; round < MAX_ROUNDS && !open.isEmpty(); round++) {
            Set<String> missing = new HashSet<>();
            Set<Entry> waiting = new HashSet<>();
            for (Entry entry : open) {
                Execution execution = interpreter.run(entry, environment);
                if (execution.missing().isEmpty()) {
                    done.put(new Run(entry, environment), execution);
                } else {
                    missing.addAll(execution.missing());
                    waiting.add(entry);
                }
            }
            open = workspace.load(missing) ? waiting : Set.of();
        }
    }
}
