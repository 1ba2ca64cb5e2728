package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.PresentFiles.Put;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which an application looks for files with relative names.
 *
 * @param paths the paths that it may have, the most likely one first
 * @param certain whether it is one of them
 */
record ConfigFolders(List<String> paths, boolean certain) implements Data {
    static final ConfigFolders UNKNOWN = new ConfigFolders(List.of(), false);

    ConfigFolders {
        paths = List.copyOf(paths);
    }

    static ConfigFolders of(ModuleFolders.Found found) {
        return new ConfigFolders(found.folders(), found.certain());
    }

    /** Returns the folder with the path that a program gives. */
    static ConfigFolders given(Value path) {
        @Nullable String text = path.maybeAbsent() ? null : FilePath.text(path);
        return text == null ? UNKNOWN : new ConfigFolders(List.of(text), true);
    }

    ConfigFolders below(String name) {
        return new ConfigFolders(paths.stream().map(path -> join(path, name)).toList(), certain);
    }

    /** Returns its path; null if that is not known. */
    @Nullable
    Value path() {
        return certain && !paths.isEmpty() ? Value.of(paths.get(0)) : null;
    }

    /** Returns whether the program may look for a file in another folder than one of these. */
    boolean mayDiffer(Value name) {
        @Nullable String text = FilePath.text(name);
        return text == null || (!text.startsWith("/") && !certain);
    }

    /** Returns whether nothing shows where a file is. */
    boolean mayBeAnywhere(Value name) {
        return FilePath.text(name) == null || (mayDiffer(name) && paths.isEmpty());
    }

    /** Returns the file with a name, which may be an absolute path. */
    Optional<SourceFile> file(Run run, String name) {
        if (name.startsWith("/")) {
            return run.files().at("", name);
        }
        return run.files().first(paths.stream().flatMap(path -> run.files().at("", join(path, name)).stream()));
    }

    /** Returns what is put where the application looks for a name that is no file of the repository. */
    Optional<Put> put(Run run, String name) {
        Stream<String> places =
                name.startsWith("/") ? Stream.of(name) : paths.stream().map(path -> join(path, name));
        return places.flatMap(place -> run.files().put(place).stream()).findFirst();
    }

    private static String join(String path, String name) {
        return path.isEmpty() || path.endsWith("/") ? path + name : path + "/" + name;
    }

    @Override
    public String shown() {
        return "<folder>";
    }
}
