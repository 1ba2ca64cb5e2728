package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a program, parsed once. */
final class LoadedFiles implements Modules {
    private final Map<String, String> texts;
    private final Map<String, PythonModule> modules = new HashMap<>();

    LoadedFiles(Map<String, String> texts) {
        this.texts = texts;
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
