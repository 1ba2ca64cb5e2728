package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.PythonModule;
import java.util.List;
import java.util.Optional;

/** The Python files of a repository. */
public interface Modules {
    /** Returns whether the repository has this path, loaded or not. */
    boolean exists(String path);

    /**
     * Returns the folder from which a module is installed that a program finds in none of the folders in which it looks; empty
     * where that cannot be told, and where it is most likely none of the repository's.
     *
     * @param module an absolute name
     * @param program the file that is run
     * @param roots where the program looks
     */
    Optional<String> installed(String module, String program, List<String> roots);

    /** Returns the module, if it is loaded. */
    Optional<PythonModule> loaded(String path);

    /** Returns the text of a file that is not Python and is loaded, such as a configuration file in JSON. */
    Optional<String> text(String path);
}
