package dev.undebug.service.tree;

import dev.undebug.python.syntax.PythonModule;
import java.util.List;

/** Looks for something in the text of a module, whatever program runs it: what it finds is remembered by the search itself. */
public interface ModuleSearch<T> {
    List<T> in(PythonModule module);
}
