package dev.undebug.python.eval;

import org.jspecify.annotations.Nullable;

/**
 * An application of Flask, or something else.
 *
 * @param app the application
 * @param orNothing whether the alternative is None, with which nothing can be served
 */
record PossibleApp(FlaskApp app, boolean orNothing) implements Data {

    /** Returns the application that something may be. */
    static @Nullable FlaskApp in(Data data) {
        if (data instanceof PossibleApp possible) {
            return possible.app;
        }
        return data instanceof FlaskApp app ? app : null;
    }

    /** Returns what may be an application or the other data. */
    static Data either(Data first, FlaskApp app, Data other) {
        boolean before = !(first instanceof PossibleApp possible) || possible.orNothing;
        return new PossibleApp(app, before && other instanceof Scalar.None);
    }

    @Override
    public String shown() {
        return "<Flask or something else>";
    }

    @Override
    public Truth truth() {
        return Truth.UNKNOWN;
    }

    @Override
    public Value attribute(Run run, Value self, String name) {
        run.cannotTell(Trace.NONE);
        Value attribute = app.attribute(run, Value.of(app), name);
        return name.equals("run") && !orNothing
                ? Value.of(new Method(self, name, (run2, method, call) -> perhaps(run2, attribute, call)))
                : attribute;
    }

    private static Value perhaps(Run run, Value method, Invocation call) {
        return run.branches()
                .either(Trace.NONE, () -> method.data().call(run, method, call), () -> run.cannotTell(Trace.NONE));
    }

    @Override
    public void setAttribute(Run run, String name, Value value, Site site) {
        run.cannotTell(Trace.NONE);
        app.setAttribute(run, name, value, site);
    }
}
