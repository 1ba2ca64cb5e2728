package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;

/** A class outside the repository whose objects are of a kind of their own, for the classes that derive from it. */
public interface Ancestor {
    /** Makes an object of a class that derives from it, before any {@code __init__} of the repository's runs. */
    Value create(PyClass type, Invocation invocation);

    /** Reads an attribute of the class outside the repository. */
    Value attribute(String name);
}
