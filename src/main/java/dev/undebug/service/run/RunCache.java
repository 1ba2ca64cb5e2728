package dev.undebug.service.run;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.Interpreter;
import dev.undebug.python.eval.ModuleChange;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Globals;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs entries, reading their imports in rounds. A run stays cached until something that it depends on changes. */
public final class RunCache {
    private static final int MAX_ROUNDS = 64;

    private final Workspace workspace;
    private final Interpreter interpreter;
    private final Map<Run, Execution> done;
    private final Map<Search, List<?>> found = new HashMap<>();
    private final WorkBudget budget;

    private record Run(Entry entry, Environment environment) {}

    private record Search(ModuleSearch<?> search, String path) {}

    public RunCache(Workspace workspace, WorkBudget budget) {
        this(workspace, new HashMap<>(), budget);
    }

    private RunCache(Workspace workspace, Map<Run, Execution> done, WorkBudget budget) {
        this.workspace = workspace;
        this.interpreter = new Interpreter(workspace);
        this.done = done;
        this.budget = budget;
    }

    /** Returns the cache for a workspace with some changed files. */
    public RunCache over(Workspace other, Set<String> changed, WorkBudget own) {
        Map<String, Optional<ModuleChange>> changes = new HashMap<>();
        changed.forEach(path -> changes.put(path, change(path, other)));
        Map<Run, Execution> kept = new HashMap<>();
        done.forEach((run, execution) -> carried(execution, changes).ifPresent(same -> kept.put(run, same)));
        return new RunCache(other, kept, own);
    }

    private Optional<ModuleChange> change(String path, Workspace other) {
        Optional<PythonModule> before = PythonPaths.isPython(path) ? workspace.loaded(path) : Optional.empty();
        return before.flatMap(old -> other.loaded(path).map(now -> new ModuleChange(old, now)));
    }

    private static Optional<Execution> carried(Execution execution, Map<String, Optional<ModuleChange>> changes) {
        Optional<Execution> carried = Optional.of(execution);
        for (Map.Entry<String, Optional<ModuleChange>> change : changes.entrySet()) {
            if (execution.files().contains(change.getKey())) {
                carried = carried.flatMap(one -> change.getValue().flatMap(module -> module.carry(one)));
            }
        }
        return carried;
    }

    /** Returns the results of a search in a module; empty if the module could not be read. */
    @SuppressWarnings("unchecked")
    public // The search itself is the cache key, so it fixes the type of its result.
    <T> List<T> search(String path, ModuleSearch<T> search) {
        return (List<T>) found.computeIfAbsent(
                new Search(search, path),
                key -> workspace.loaded(path).map(search::in).orElse(List.of()));
    }

    public Execution run(Entry entry, Variables variables) {
        Run run = new Run(entry, new Environment(variables.values(), variables.unknown()));
        Execution known = done.get(run);
        if (known != null) {
            return known;
        }
        workspace.loadWithImports(Set.of(entry.path()));
        Execution execution = fresh(run);
        for (int round = 0; round < MAX_ROUNDS && workspace.loadWithImports(execution.missing()); round++) {
            execution = fresh(run);
        }
        done.put(run, execution);
        return execution;
    }

    /** Runs an entry and returns its global variables. */
    public Globals globals(Entry entry, Variables variables, Set<String> names) {
        Environment environment = new Environment(variables.values(), variables.unknown());
        workspace.loadWithImports(Set.of(entry.path()));
        Globals globals = interpreter.globals(entry, environment, names);
        for (int round = 0; round < MAX_ROUNDS && workspace.loadWithImports(globals.missing()); round++) {
            globals = interpreter.globals(entry, environment, names);
        }
        budget.spend(globals.work());
        return globals;
    }

    private Execution fresh(Run run) {
        budget.spend(run.environment().values().size());
        Execution execution = interpreter.run(run.entry(), run.environment());
        budget.spend(execution.coverage().work());
        return execution;
    }

    /** Returns the work budget; cached runs cost nothing. */
    public WorkBudget budget() {
        return budget;
    }

    /** Returns a file's syntax tree. */
    public PythonModule module(SourceFile file) {
        return workspace
                .loaded(file.path())
                .filter(module -> module.file().equals(file))
                .orElseGet(() -> PythonModule.parse(file));
    }
}
