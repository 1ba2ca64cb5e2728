package dev.undebug.service.tree;

import dev.undebug.python.syntax.PythonModule;
import java.util.List;

/** A search in the text of a module, whatever program runs it. The search is the cache key of its result. */
public interface ModuleSearch<T> {
    List<T> in(PythonModule module);
}
