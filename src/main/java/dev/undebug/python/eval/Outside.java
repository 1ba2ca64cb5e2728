package dev.undebug.python.eval;

/** What is outside the repository, for values that stand for it. */
interface Outside {
    Value attribute(External owner, Value self, String name);

    void setAttribute(External owner, String name, Value value, Site site);

    Value call(External callee, Value self, Invocation invocation);
}
