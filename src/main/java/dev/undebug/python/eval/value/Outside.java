package dev.undebug.python.eval.value;

/** The model of packages outside the repository. */
public interface Outside {
    Value attribute(External owner, Value self, String name);

    void setAttribute(External owner, String name, Value value, Site site);

    /** Reads an item, as in {@code sys.modules[name]}. */
    Value item(External owner, Value self, Value key);

    void setItem(External owner, Value key, Value value);

    Value call(External callee, Value self, Invocation invocation);

    /** Tells that the program takes a method of an object that a base class outside the repository may have: {@code run}. */
    void inherited(External base, String method);

    /** Gives the arguments of a call of something unknown to code outside the repository, which may call them. */
    void give(Invocation call);

    /** Gives an object to code outside the repository, which may call it or its methods. */
    void give(Value value);

    /** Tells of an object of a class of the repository, whose special methods Python may call: {@code __del__}. */
    void made(Value object);
}
