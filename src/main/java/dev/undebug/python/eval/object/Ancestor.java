package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;

/** A class outside the repository with a model of its own, as a base of classes of the repository. */
public interface Ancestor {
    /** Makes an object of a derived class, before any {@code __init__} of the repository runs. */
    Value create(PyClass type, Invocation invocation);

    /** Reads an attribute of the outside class. */
    Value attribute(String name);
}
