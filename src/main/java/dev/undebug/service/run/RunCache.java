package dev.undebug.service.run;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.Interpreter;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Globals;
import dev.undebug.python.eval.outcome.Tried;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.service.run.FileAnswers.Answer;
import dev.undebug.service.run.FileAnswers.Around;
import dev.undebug.service.run.KnownRuns.Known;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.SourceFile;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs entries, reading their imports in rounds. A run stays cached until something that it depends on changes. */
public final class RunCache {
    private static final int MAX_ROUNDS = 64;

    private final Workspace workspace;
    private final AskedModules modules;
    private final Interpreter interpreter;
    private final KnownRuns done;
    private final List<EarlierRuns> earlier;
    private final Map<Search, List<?>> found = new HashMap<>();
    private final WorkBudget budget;
    /** The entries that have to run in each of their environments, with what they do in any, where that was run. */
    private final Map<Entry, Optional<Execution>> loud = new HashMap<>();

    private @Nullable RunsAhead ahead;
    private boolean configured;

    /** Each of the answers of all runs, once. Other threads share it. */
    private final Map<Answer, Answer> fileAnswers;

    private record Search(ModuleSearch<?> search, String path) {}

    public RunCache(Workspace workspace, WorkBudget budget) {
        this(workspace, new KnownRuns(), List.of(), budget);
    }

    private RunCache(Workspace workspace, KnownRuns done, List<EarlierRuns> earlier, WorkBudget budget) {
        this.workspace = workspace;
        this.modules = new AskedModules(workspace);
        this.interpreter = new Interpreter(modules);
        this.done = done;
        this.earlier = earlier;
        this.budget = budget;
        this.fileAnswers = Collections.synchronizedMap(new HashMap<>());
    }

    private RunCache(RunCache other, RunsAhead ahead) {
        this.workspace = other.workspace;
        this.modules = other.modules;
        this.interpreter = other.interpreter;
        this.done = other.done.copy();
        this.earlier = List.of();
        this.budget = new WorkBudget(Long.MAX_VALUE);
        this.fileAnswers = other.fileAnswers;
        this.ahead = ahead;
    }

    /**
     * Returns whether other threads may run programs meanwhile. Not if they would ask a remote tree for files, or where
     * an earlier scan has the runs.
     */
    public boolean maySplit() {
        return workspace.readsOnDemand() && earlier.isEmpty();
    }

    /** Returns a cache for another thread. What it runs, this one does not run again, and the other way round. */
    public RunCache split() {
        if (ahead == null) {
            ahead = new RunsAhead(modules::exists);
        }
        return new RunCache(this, ahead);
    }

    /** Returns a cache that takes over what is the same in the scans that a memory knows, which then knows this one. */
    public static RunCache of(Workspace workspace, WorkBudget budget, RunMemory memory) {
        RunCache cache = new RunCache(workspace, new KnownRuns(), memory.of(workspace), budget);
        memory.add(cache);
        return cache;
    }

    /** Returns the cache for a workspace with new texts for some files. */
    public RunCache over(Workspace other, WorkBudget own) {
        ModuleChanges changes = new ModuleChanges(workspace, other);
        RunCache cache = new RunCache(other, done.kept(changes::carried), List.of(), own);
        loud.forEach((entry, anywhere) -> cache.loud.put(entry, anywhere.flatMap(changes::carried)));
        found.forEach((search, results) -> {
            if (changes.isSame(search.path)) {
                cache.found.put(search, results);
            }
        });
        return cache;
    }

    EarlierRuns earlierThan(Workspace now) {
        return new EarlierRuns(done, modules, workspace, now);
    }

    /** Returns the results of a search in a module; empty if the module could not be read. */
    // The search itself is the cache key, so it fixes the type of its result.
    @SuppressWarnings("unchecked")
    public <T> List<T> search(String path, ModuleSearch<T> search) {
        return (List<T>) found.computeIfAbsent(
                new Search(search, path),
                key -> workspace.loaded(path).map(search::in).orElse(List.of()));
    }

    public Execution run(Entry entry, Variables variables) {
        Environment environment = new Environment(variables.values(), variables.unknown(), variables.present());
        // A run that tried more answers, too: in the proof of a fix, most programs do not come to what changed.
        Optional<Known> known = find(entry, environment).or(() -> find(entry.after(Tried.NOTHING), environment));
        if (known.isPresent()) {
            return known.get().execution();
        }
        workspace.loadWithImports(Set.of(entry.path()));
        Known run = earlier(entry, environment)
                .or(() -> silent(entry).map(one -> one.in(environment)))
                .orElseGet(() -> complete(entry, environment, one -> interpreter.run(one, environment)));
        done.add(entry, run);
        return run.execution();
    }

    private Optional<Known> find(Entry entry, Environment environment) {
        return done.find(entry, environment, modules::exists);
    }

    /**
     * Returns the run of a program of which nothing matters in any environment, if nothing did in one. Most of those that nothing is
     * seen to start are such; each would be run for many environments otherwise.
     */
    private Optional<Known> silent(Entry entry) {
        boolean likely = entry.isMain()
                && done.areSilent(entry)
                && !loud.containsKey(committed(entry))
                && text(entry.path())
                        .filter(text -> !OnlyServer.mayRun(text) && !choosesSettings(entry, text))
                        .isPresent();
        if (!likely) {
            return Optional.empty();
        }
        Known anywhere = complete(entry, Environment.ANY, interpreter::anywhere);
        if (anywhere.execution().isSilent()) {
            done.add(entry, anywhere);
            return Optional.of(anywhere);
        }
        loud.put(committed(entry), Optional.of(anywhere.execution()));
        return Optional.empty();
    }

    /** Returns what a program does in any environment, if that was run. */
    public Optional<Execution> anywhere(Entry entry) {
        return loud.getOrDefault(committed(entry), Optional.empty());
    }

    /** Whether modules that are not committed are there makes no program silent that was not. */
    private static Entry committed(Entry entry) {
        return entry.in(entry.context().asCommitted());
    }

    /** Returns whether a launch starts Django, whose settings a variable names: in any environment, there are none. */
    private static boolean choosesSettings(Entry entry, String text) {
        return entry.context().launched()
                && Stream.of("django", "DJANGO", "configurations").anyMatch(text::contains);
    }

    /** Returns the run of an earlier scan. It costs what it did then, so that what else was scanned does not count. */
    private Optional<Known> earlier(Entry entry, Environment environment) {
        Optional<Known> known = earlier.stream()
                .flatMap(scan -> scan.find(entry, environment, modules).stream())
                .findFirst();
        known.ifPresent(run -> budget.spend(run.work()));
        return known;
    }

    private Known complete(Entry entry, Environment environment, Function<Entry, Execution> run) {
        long before = budget.done();
        Around around = Around.of(entry.context());
        Optional<FileAnswers> answers =
                around.isCheckout() ? Optional.empty() : Optional.of(FileAnswers.of(entry.context()));
        Entry asking = answers.map(asked -> entry.in(asked.in(entry.context()))).orElse(entry);
        Supplier<Known> fresh = () -> {
            Execution execution = run.apply(asking);
            return new Known(environment, around, answers.map(asked -> asked.all(fileAnswers)), execution, 0);
        };
        @Nullable RunsAhead others = ahead;
        Known known = charged(environment, others == null ? fresh : () -> others.run(entry, environment, fresh));
        for (int round = 0;
                round < MAX_ROUNDS
                        && workspace.loadWithImports(known.execution().missing());
                round++) {
            known = charged(environment, fresh);
        }
        return known.costing(budget.done() - before);
    }

    private Known charged(Environment environment, Supplier<Known> run) {
        budget.spend(environment.values().size());
        Known known = run.get();
        budget.spend(known.execution().coverage().work());
        return known;
    }

    /** Returns the files on which each run so far depends; empty if there may be others, too. */
    public Optional<List<List<String>>> files() {
        return configured
                ? Optional.empty()
                : Optional.of(done.all().map(Execution::files).toList());
    }

    /** Runs an entry, the configuration of a server, and returns its global variables. */
    public Globals globals(Entry entry, Variables variables, Set<String> names) {
        configured = true;
        Environment environment = new Environment(variables.values(), variables.unknown(), variables.present());
        workspace.loadWithImports(Set.of(entry.path()));
        Globals globals = interpreter.globals(entry, environment, names);
        for (int round = 0; round < MAX_ROUNDS && workspace.loadWithImports(globals.missing()); round++) {
            globals = interpreter.globals(entry, environment, names);
        }
        budget.spend(globals.work());
        return globals;
    }

    /** Returns the work budget; cached runs cost nothing. */
    public WorkBudget budget() {
        return budget;
    }

    /** Returns whether the repository has a file. */
    public boolean exists(String path) {
        return workspace.exists(path);
    }

    /** Returns the path of a compiled module that Python imports instead of a module of the repository. */
    public Optional<String> compiled(String module) {
        return workspace.compiled(module);
    }

    /** Returns the text of a file that was read. */
    public Optional<String> text(String path) {
        return file(path).map(SourceFile::text);
    }

    /** Returns the quick answers about a file that a program runs or reads. */
    public Optional<PythonText> sourceText(String path) {
        return workspace.sourceText(path);
    }

    /** Returns a file that was read. */
    public Optional<SourceFile> file(String path) {
        return workspace.file(path);
    }

    /** Returns a file's syntax tree. */
    public PythonModule module(SourceFile file) {
        return workspace
                .loaded(file.path())
                .filter(module -> module.file().equals(file))
                .orElseGet(() -> PythonModule.parse(file));
    }
}
