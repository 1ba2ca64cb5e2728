package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.run.Files;
import dev.undebug.python.eval.run.Imports;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the folder of a module, the one that a module is imported from, and the one in which the program is started. */
final class ModuleFolders {
    private static final String MAIN = "__main__";

    private final Run run;
    private final Imports imports;

    ModuleFolders(Run run) {
        this.run = run;
        this.imports = run.imports();
    }

    /**
     * A folder, by the paths that the program may know it by.
     *
     * @param certain whether it is one of these
     */
    record Found(List<String> folders, boolean certain) {
        private static Found of(List<String> folders, boolean certain) {
            return new Found(folders.stream().map(Files::absolute).toList(), certain);
        }
    }

    /** Returns the folder of a loaded module's file. */
    Found of(PyModule module) {
        return certainly(folder(module.source().file().path()));
    }

    /** Returns the folder of a module by its name, as it was loaded or would be imported; else the working directory. */
    Found ofModule(String name) {
        @Nullable Value loaded = imports.loaded(name);
        if (loaded != null && loaded.data() instanceof PyModule module && !module.isModel()) {
            return of(module);
        }
        return imports.file(name).map(path -> certainly(folder(path))).orElseGet(this::working);
    }

    /**
     * Returns the folder with the file of a module, or with the outermost package around it; the working directory if no
     * import finds the module.
     */
    Found around(String name) {
        if (name.equals(MAIN)) {
            return ofProgram();
        }
        int dot = name.indexOf('.');
        return imports.searchFolder(dot < 0 ? name : name.substring(0, dot))
                // A package may be a folder without __init__.py.
                .or(() -> imports.searchFolder(name))
                .map(root -> Found.of(List.of(root), !isInstalled()))
                .or(() -> imports.file(name).map(path -> Found.of(List.of(folder(path)), false)))
                .orElseGet(this::working);
    }

    /** An installed command may run the code of the repository, or a copy of it in another folder. */
    private boolean isInstalled() {
        return run.entry().main() && run.entry().application().isPresent();
    }

    /** Only of {@code python -m module} it is known from where the program is loaded. */
    private Found ofProgram() {
        Entry entry = run.entry();
        String folder = folder(entry.path());
        boolean byPath =
                entry.code().isPresent() || entry.roots().stream().limit(1).anyMatch(folder::equals);
        return byPath ? working() : certainly(folder);
    }

    private Found working() {
        Entry entry = run.entry();
        List<String> known = entry.context().directories();
        if (!known.isEmpty()) {
            return Found.of(known, true);
        }
        if (entry.isMain() && entry.code().isEmpty()) {
            // People start a program in its folder, or in that of the repository.
            return Found.of(List.of(folder(entry.path()), ""), true);
        }
        return Found.of(entry.roots().stream().limit(1).toList(), true);
    }

    private static Found certainly(String folder) {
        return Found.of(List.of(folder), true);
    }

    private static String folder(String path) {
        return RepositoryPath.of(path).folder().text();
    }
}
