package dev.undebug.python.eval;

/** {@code flask.Flask}, or a class that stands for it, as a base of classes of the repository. */
record FlaskClass(Run run) implements Ancestor {
    @Override
    public Value create(PyClass type, Invocation invocation) {
        return FlaskApp.create(run, type, invocation);
    }

    @Override
    public Value attribute(String name) {
        return run.externals().attribute(FlaskNatives.FLASK, name);
    }
}
