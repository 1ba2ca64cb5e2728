package dev.undebug.python.eval.value;

/** The model of packages outside the repository. */
public interface Outside {
    Value attribute(External owner, Value self, String name);

    void setAttribute(External owner, String name, Value value, Site site);

    Value call(External callee, Value self, Invocation invocation);
}
