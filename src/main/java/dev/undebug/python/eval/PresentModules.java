package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The files of a repository without some that a program does not find. */
record PresentModules(Modules all, Set<String> absent) implements Modules {
    @Override
    public boolean exists(String path) {
        return !absent.contains(path) && all.exists(path);
    }

    @Override
    public Optional<String> installed(String module, String program, List<String> roots) {
        return all.installed(module, program, roots);
    }

    @Override
    public Optional<PythonModule> loaded(String path) {
        return absent.contains(path) ? Optional.empty() : all.loaded(path);
    }

    @Override
    public Optional<String> text(String path) {
        return absent.contains(path) ? Optional.empty() : all.text(path);
    }

    @Override
    public <T> T made(SourceFile file, Class<T> type, Function<SourceFile, T> maker) {
        return all.made(file, type, maker);
    }
}
