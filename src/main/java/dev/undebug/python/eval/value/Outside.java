package dev.undebug.python.eval.value;

/** What is outside the repository, for values that stand for it. */
public interface Outside {
    Value attribute(External owner, Value self, String name);

    void setAttribute(External owner, String name, Value value, Site site);

    Value call(External callee, Value self, Invocation invocation);
}
