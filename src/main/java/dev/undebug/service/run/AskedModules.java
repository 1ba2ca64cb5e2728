package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tree, and what programs have asked about their paths: they would run alike where all answers are alike.
 * Several threads may ask.
 */
final class AskedModules implements Modules {
    private final Modules modules;
    private final Map<String, Boolean> existing = new ConcurrentHashMap<>();
    private final Map<Installed, Optional<String>> installed = new ConcurrentHashMap<>();

    /** The paths without a file: for each import, programs ask about several. */
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    private final Map<Search, Optional<String>> found = new ConcurrentHashMap<>();

    private record Installed(String module, String program, List<String> roots) {
        Optional<String> in(Modules modules) {
            return modules.installed(module, program, roots);
        }
    }

    AskedModules(Modules modules) {
        this.modules = modules;
    }

    /** Returns whether another tree gives the same answers about paths; texts are another question. */
    boolean isAlike(Modules other) {
        return existing.entrySet().stream().allMatch(asked -> other.exists(asked.getKey()) == asked.getValue())
                && installed.entrySet().stream()
                        .allMatch(asked -> asked.getKey().in(other).equals(asked.getValue()));
    }

    /** Takes over what the runs of another tree asked about: the answers are alike, and the runs count here now. */
    void addAll(AskedModules other) {
        existing.putAll(other.existing);
        installed.putAll(other.installed);
    }

    @Override
    public boolean exists(String path) {
        @Nullable Boolean known = existing.get(path);
        if (known == null) {
            known = modules.exists(path);
            existing.put(path, known);
        }
        return known;
    }

    @Override
    public Optional<String> installed(String module, String program, List<String> roots) {
        return installed.computeIfAbsent(new Installed(module, program, roots), asked -> asked.in(modules));
    }

    @Override
    public Optional<String> found(Search search, Function<Search, Optional<String>> finder) {
        return found.computeIfAbsent(search, finder);
    }

    @Override
    public Optional<PythonModule> loaded(String path) {
        if (absent.contains(path)) {
            return Optional.empty();
        }
        Optional<PythonModule> found = orAsked(path, modules.loaded(path));
        if (found.isEmpty() && !exists(path)) {
            absent.add(path);
        }
        return found;
    }

    @Override
    public Optional<String> text(String path) {
        return orAsked(path, modules.text(path));
    }

    @Override
    public <T> T made(SourceFile file, Class<T> type, Function<SourceFile, T> maker) {
        return modules.made(file, type, maker);
    }

    /** A file that is not there may be in another tree. */
    private <T> Optional<T> orAsked(String path, Optional<T> found) {
        if (found.isEmpty()) {
            exists(path);
        }
        return found;
    }
}
