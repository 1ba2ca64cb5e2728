package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The Python files of a repository. */
public interface Modules {
    /** Returns whether the repository contains this path, loaded or not. */
    boolean exists(String path);

    /**
     * Returns the folder from which a module is installed that none of the program's own search folders contains; empty
     * if that is unknown, or the module is most likely not the repository's.
     *
     * @param module an absolute name
     * @param program the file that runs
     * @param roots the folders that the program searches
     */
    Optional<String> installed(String module, String program, List<String> roots);

    /** Returns the module, if it is loaded. */
    Optional<PythonModule> loaded(String path);

    /** Returns the text of a loaded file that is not Python, such as a JSON configuration file. */
    Optional<String> text(String path);

    /**
     * Returns the file of a module, found once for all programs that search alike where that can be kept.
     *
     * @param finder asks this repository about paths, and nothing else
     */
    default Optional<String> found(Search search, Function<Search, Optional<String>> finder) {
        return finder.apply(search);
    }

    /**
     * The search for a module.
     *
     * @param module an absolute name
     * @param folders those that are searched, in order
     */
    record Search(String module, List<String> folders) {
        public Search {
            folders = List.copyOf(folders);
        }
    }

    /** Returns what is made of a file's text, whichever program reads it. It is made once where it can be kept. */
    default <T> T made(SourceFile file, Class<T> type, Function<SourceFile, T> maker) {
        return maker.apply(file);
    }
}
