package dev.undebug.python.eval;

import dev.undebug.python.syntax.PythonModule;
import java.util.Optional;

/** The Python files of a repository. */
public interface Modules {
    /** Returns whether the repository has this path, loaded or not. */
    boolean exists(String path);

    /** Returns the module, if it is loaded. */
    Optional<PythonModule> loaded(String path);

    /** Returns the text of a file that is not Python and is loaded, such as a configuration file in JSON. */
    Optional<String> text(String path);
}
