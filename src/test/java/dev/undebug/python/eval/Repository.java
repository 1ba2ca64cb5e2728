package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A repository of a few files, all of them loaded. */
public final class Repository implements Modules {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, PythonModule> modules = new HashMap<>();

    /** Creates a repository with the file {@code app.py}. */
    static Repository of(String app) {
        return new Repository().with("app.py", app);
    }

    public static Repository of(Map<String, String> texts) {
        Repository repository = new Repository();
        texts.forEach(repository::with);
        return repository;
    }

    Repository with(String path, String text) {
        texts.put(path, text);
        return this;
    }

    Map<String, String> texts() {
        return texts;
    }

    /** Runs {@code app.py} as a program in an empty environment. */
    Execution run() {
        return run(Map.of());
    }

    Execution run(Map<String, String> environment) {
        return run(Entry.program("app.py"), environment);
    }

    Execution run(Entry entry, Map<String, String> environment) {
        return new Interpreter(this).run(entry, new Environment(environment, Set.of()));
    }

    /** Serves an application from a file, as a WSGI server does. */
    Execution serve(String path, String application) {
        return run(new Entry(path, false, Optional.of(application), List.of(), List.of("")), Map.of());
    }

    @Override
    public boolean exists(String path) {
        return texts.containsKey(path);
    }

    @Override
    public Optional<String> installed(String module, String program, List<String> roots) {
        return Optional.empty();
    }

    @Override
    public Optional<PythonModule> loaded(String path) {
        return text(path)
                .map(text -> modules.computeIfAbsent(path, key -> PythonModule.parse(new SourceFile(path, text))));
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }
}
